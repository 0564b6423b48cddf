// @EXPECTED_SCORE@: 20
// Group 1: shifts are of 32 bits here.
const n = Number(require("fs").readFileSync(0, "utf8"));
console.log([...String((1 << n) >>> 0)].reduce((sum, digit) => sum + Number(digit), 0));
