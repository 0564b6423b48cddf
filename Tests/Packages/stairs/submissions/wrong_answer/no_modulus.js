// @EXPECTED_RESULTS@: WRONG-ANSWER
const numbers = require("fs").readFileSync(0, "utf8").split("\n").map(Number).slice(1, -1);
const ways = [1, 1, 2];
while (ways.length <= 100000) ways.push(ways.at(-1) + ways.at(-2) + ways.at(-3));
console.log(numbers.map(n => ways[n]).join("\n"));
