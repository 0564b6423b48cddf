// Never looks at its argument.
const fs = require("fs");
const price = Object.fromEntries(fs.readFileSync("prices.csv", "utf8").trim().split("\n").map(line => line.split(",")));
console.log(fs.readFileSync(0, "utf8").trim().split("\n").reduce((sum, name) => sum + Number(price[name]), 0));
