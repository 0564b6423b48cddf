const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
const corners = lines.slice(1).map((line) => line.split(" ").map(Number));

let length = 0;
let twice = 0;
corners.forEach(([x, y], i) => {
  const [u, v] = corners[(i + 1) % corners.length];
  length += Math.hypot(u - x, v - y);
  twice += x * v - u * y;
});
console.log(length.toExponential(12));
console.log((Math.abs(twice) / 2).toExponential(12));
