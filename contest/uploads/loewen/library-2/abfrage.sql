SELECT name, COUNT(DISTINCT book) AS books, COALESCE(SUM(days), 0) AS days
FROM reader LEFT JOIN loan ON loan.reader = reader.id
GROUP BY reader.id;
