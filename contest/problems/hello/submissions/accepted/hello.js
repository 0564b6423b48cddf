const name = require("fs").readFileSync(0, "utf8").trimEnd();
console.log(`Hello, ${name}!`);
