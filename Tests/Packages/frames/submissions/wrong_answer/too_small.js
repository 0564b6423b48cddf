const side = Math.max(1, Math.floor(Math.sqrt(Number(require("fs").readFileSync(0, "utf8")))) - 1);
console.log(side, side);
