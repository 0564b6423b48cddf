SELECT r.name AS name, COUNT(DISTINCT l.book) AS books, IFNULL(SUM(l.days), 0) AS days
FROM reader r
LEFT JOIN loan l ON l.reader = r.id
GROUP BY r.id
ORDER BY books DESC, r.name;
