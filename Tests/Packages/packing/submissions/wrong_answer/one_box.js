const [n] = require("fs").readFileSync(0, "utf8").split("\n").map(Number);
console.log(Array(n).fill(1).join(" "));
