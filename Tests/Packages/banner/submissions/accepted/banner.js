const word = require("fs").readFileSync(0, "utf8").trim().toUpperCase();
const dashes = "-".repeat(word.length + 6);
console.log(`${dashes}\n|  ${word}  |\n${dashes}`);
