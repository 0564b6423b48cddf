SELECT name, COUNT(DISTINCT title) AS books, SUM(length) AS days FROM reader GROUP BY id;
