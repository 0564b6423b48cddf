// The one script of the site. Where it does not run, nothing is missing but a warning: the queue page says that the judge stands
// still once it has not been started for a while. A page that lies open goes on looking.
"use strict";
(() => {
    const limit = 5 * 60_000;
    const every = 60_000;
    const note = document.getElementById("stale");
    if (!note) return;

    const words = (minutes) => {
        const [count, unit] = minutes < 120 ? [minutes, "minute"] : minutes < 2880 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
        return `${Math.floor(count)} ${unit}s`;
    };

    const look = async () => {
        try {
            const answer = await fetch(note.dataset.pulse, { cache: "no-store" });
            const at = Date.parse((await answer.json()).at);
            // By the server's clock where it says it: the reader's may be wrong.
            const now = Date.parse(answer.headers.get("Date")) || Date.now();
            if (!answer.ok || !at) return;
            note.querySelector("span").textContent = words((now - at) / 60_000);
            const time = note.querySelector("time");
            time.dateTime = new Date(at).toISOString();
            time.textContent = `${time.dateTime.slice(0, 19).replace("T", " ")} UTC`;
            note.hidden = now - at < limit;
        } catch {
            // Nothing can be asked for from file://, and a server that is away says nothing of the judge.
        }
    };
    look();
    setInterval(look, every);
})();
