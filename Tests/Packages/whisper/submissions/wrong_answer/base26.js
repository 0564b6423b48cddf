// Loses every `a` at the front.
const [task, text] = require("fs").readFileSync(0, "utf8").split("\n");
if (task === "hide") {
    console.log(String([...text].reduce((number, letter) => number * 26n + BigInt(letter.charCodeAt(0) - 97), 0n)));
} else {
    let word = "";
    for (let number = BigInt(text); number > 0n; number /= 26n) word = String.fromCharCode(97 + Number(number % 26n)) + word;
    console.log(word || "a");
}
