console.log(Math.cbrt(Number(require("fs").readFileSync(0, "utf8"))).toFixed(10));
