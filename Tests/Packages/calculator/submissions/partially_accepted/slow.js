// @EXPECTED_SCORE@: 50
// Only lcm is quick: it takes the gcd from it. Its gcd counts down, and so does its pow.
const [operation, ...words] = require("fs").readFileSync(0, "utf8").trim().split(" ");
const numbers = words.map(BigInt);
const gcd = (a, b) => b === 0n ? a : gcd(b, a % b);
let [a, b, m] = numbers;
if (operation === "lcm") {
    console.log(String(a / gcd(a, b) * b));
} else if (operation === "gcd") {
    let divisor = a < b ? a : b;
    while (a % divisor !== 0n || b % divisor !== 0n) divisor--;
    console.log(String(divisor));
} else {
    let result = 1n % m;
    for (; b > 0n; b--) result = result * a % m;
    console.log(String(result));
}
