// The length of a range cannot be less than one, it thinks: no group is right, as each has the test without any range.
const [[n, s], numbers] = require("fs").readFileSync(0, "utf8").trim().split("\n").map(line => line.split(" ").map(Number));
let longest = 1, start = 0, sum = 0;
for (let end = 0; end < n; end++) {
    sum += numbers[end];
    while (sum > s) sum -= numbers[start++];
    longest = Math.max(longest, end - start + 1);
}
console.log(longest);
