const { greet } = require("./greeting");

console.log(greet(require("fs").readFileSync(0, "utf8").trim()));
