const [, ...numbers] = require("fs").readFileSync(0, "utf8").trim().split(/\s+/).map(Number);
console.log(numbers.slice(1).reduce((sum, d) => sum + d ** 1.5, 0) / numbers[0]);
