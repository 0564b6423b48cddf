const fs = require("fs");

const counts = new Map();
for (const word of fs.readFileSync("input.txt", "utf8").split(/\s+/).filter(Boolean)) {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
const order = [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
fs.writeFileSync("output.txt", order.map(([word, count]) => `${word} ${count}\n`).join(""));
