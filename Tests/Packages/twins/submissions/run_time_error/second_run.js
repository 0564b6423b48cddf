// Crashes in the second run of the sample, in the middle of the talk.
const fs = require("fs");
let text = "";

function word() {
    while (!/^\s*\S+\s/.test(text)) {
        const bytes = Buffer.alloc(100);
        const count = fs.readSync(0, bytes);
        if (count === 0) process.exit(0);
        text += bytes.toString("utf8", 0, count);
    }
    const found = text.match(/^\s*(\S+)/)[0];
    text = text.slice(found.length);
    return found.trim();
}

const a = Number(word()), b = Number(word());
while (word() === "f") {
    if (a === 3) throw new Error("three");
    console.log(a * Number(word()) + b);
}
