const n = Number(require("fs").readFileSync(0, "utf8"));
const row = [];
for (let i = n - (n + 1) % 2; i > 0; i -= 2) row.push(i);
for (let i = n - n % 2; i > 0; i -= 2) row.push(i);
console.log(n === 2 || n === 3 ? "none" : row.join("\n"));
