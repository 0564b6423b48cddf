const fs = require("fs");
console.log(fs.readFileSync("words.txt", "utf8").split("\n")[Number(fs.readFileSync(0, "utf8"))] || "end");
