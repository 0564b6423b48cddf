-- The counts first, then the names; the rows come in another order than in the answer.
WITH total AS (
  SELECT reader, COUNT(DISTINCT book) AS books, SUM(days) AS days FROM loan GROUP BY reader
)
SELECT name, IFNULL(books, 0) AS books, IFNULL(days, 0) AS days
FROM reader LEFT JOIN total ON total.reader = reader.id
ORDER BY name DESC, reader.id DESC;
