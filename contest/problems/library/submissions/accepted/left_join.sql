SELECT reader.name, COUNT(DISTINCT loan.book) AS books, COALESCE(SUM(loan.days), 0) AS days
FROM reader
LEFT JOIN loan ON loan.reader = reader.id
GROUP BY reader.id;
