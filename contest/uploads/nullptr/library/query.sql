SELECT name, COUNT(DISTINCT title) AS books, SUM(days) AS days
FROM reader JOIN loan ON loan.reader = reader.id
GROUP BY reader.id;
