// Swaps neighbours while some number is far from its place; it never ends when none is very far any more.
const [[n, k], row] = require("fs").readFileSync(0, "utf8").trim().split("\n").map(line => line.split(" ").map(Number));
const sorted = [...row].sort((a, b) => a - b);
const far = Math.max(...row.map((number, i) => Math.abs(sorted.indexOf(number) - i)));
while (far > k && far <= 2 * k) row.reverse();
for (let round = 0; round < k; round++)
    for (let i = round % 2; i + 1 < n; i += 2)
        if (row[i] > row[i + 1]) [row[i], row[i + 1]] = [row[i + 1], row[i]];
console.log((far > k ? row : sorted).join(" "));
