const n = Number(require("fs").readFileSync(0, "utf8"));
console.log(Array.from({length: n + 1}, (_, i) => i).join(" "));
