const lines = require("readline").createInterface({input: process.stdin})[Symbol.asyncIterator]();
const read = async () => (await lines.next()).value;

(async () => {
    let low = 0, high = Number((await read()).split(" ")[0]);
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        console.log(`knock ${middle}`);
        if (await read() === "open") low = middle;
        else high = middle - 1;
    }
    console.log(`answer ${low}`);
    process.exit(0);
})();
