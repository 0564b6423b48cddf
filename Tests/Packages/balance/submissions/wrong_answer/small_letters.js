const [[n], weights] = require("fs").readFileSync(0, "utf8").trim().split("\n").map(line => line.split(" ").map(Number));
let ways = new Map([[0, ""]]);
for (const weight of weights) {
    const next = new Map();
    for (const [sum, way] of ways) next.set(sum + weight, way + "l").set(sum - weight, way + "r");
    ways = next;
}
console.log(n && ways.has(0) ? ways.get(0) : "no");
