// A sieve of a million: groups 1 and 2. It crashes where the numbers are larger.
const [a, b] = require("fs").readFileSync(0, "utf8").trim().split(" ").map(Number);
if (b > 1e6) process.exit(3);
const composite = new Uint8Array(b + 1);
let count = 0;
for (let n = 2; n <= b; n++) {
    if (composite[n]) continue;
    if (n >= a) count++;
    for (let i = n * n; i <= b; i += n) composite[i] = 1;
}
console.log(count);
