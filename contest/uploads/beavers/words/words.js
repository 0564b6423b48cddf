const { readFileSync, writeFileSync } = require("fs");

const counts = {};
for (const word of readFileSync("input.txt", "utf8").match(/[a-z]+/g)) counts[word] = (counts[word] || 0) + 1;
const words = Object.keys(counts).sort((a, b) => counts[b] - counts[a] || (a < b ? -1 : 1));
writeFileSync("output.txt", words.map((word) => word + " " + counts[word]).join("\n") + "\n");
