SELECT name, COUNT(DISTINCT book) AS books, SUM(days) AS days
FROM reader JOIN loan ON loan.reader = reader.id
GROUP BY reader.id;
