// The one script of the site; without it every fact is there all the same. It keeps an open page up to date without loading it
// anew, sorts and filters the board, remembers favourite teams in this browser alone, and warns when the judge stands still.
"use strict";
const root = new URL("..", document.currentScript.src).pathname;
const html = document.documentElement;
const isServed = location.protocol.startsWith("http");
const $ = (selector, page = document) => page.querySelector(selector);
const all = (selector, page = document) => [...page.querySelectorAll(selector)];
const isLive = (page) => isServed && page.documentElement.hasAttribute("data-live");
const say = (words) => $("#said").textContent === words || ($("#said").textContent = words);

const make = (name, attributes, ...contents) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...contents);
    return element;
};

// Storage may be forbidden or full; then a choice lasts as long as the page.
const memory = (area, key, value) => {
    try {
        if (value !== undefined) window[area].setItem(key, JSON.stringify(value));
        return JSON.parse(window[area].getItem(key));
    } catch { }
};

// ---- The board: sorting, finding, favourites

const place = `favourites ${root}`;
const favourites = new Set([memory("localStorage", place)].flat());
let column = 0, isReversed = false;

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const rows = (page) => all(".board tbody tr", page);
const heads = (page) => all(".board thead th[data-order]", page);
const nameOf = (row) => $("th a", row)?.textContent ?? "";
const teamOf = (row) => $("th a", row)?.getAttribute("href") ?? "";

const value = (row, head) => {
    const cell = row.cells[head.cellIndex];
    if (head.dataset.order === "text") return nameOf(row);
    // Of what is not solved, or not known, no number says how well it went.
    if (/^[bw]$/.test(cell.className)) return null;
    const own = [...cell.childNodes].map((node) => node.data ?? "").join("");
    const digits = own.replace("−", "-").match(/-?\d+(\.\d+)?/);
    return digits && Number(digits[0]);
};

// A row without a number stays behind those with one, either way round; equal ones stand as they are ranked.
const sort = (body, head, sign) => {
    const keys = [...body.rows].map((row) => [value(row, head), row]);
    keys.sort(([x, a], [y, b]) => (x === null) - (y === null)
        || sign * (typeof x === "string" ? x.localeCompare(y) : x - y) || a.dataset.place - b.dataset.place);
    // Moving a row takes the focus from what is in it.
    if (keys.some(([, row], index) => row !== body.rows[index])) body.append(...keys.map(([, row]) => row));
};

const arrange = (page) => {
    const columns = heads(page);
    if (!columns.length) return;
    const head = columns.find((one) => one.cellIndex === column) ?? columns[0];
    const isDown = isReversed !== (head.dataset.order === "down");
    for (const one of columns) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    for (const body of $(".board", page).tBodies) sort(body, head, isDown ? -1 : 1);
    const words = plain($("#find")?.value ?? "").trim();
    for (const row of rows(page)) {
        const isFavourite = favourites.has(teamOf(row));
        row.classList.toggle("is-favourite", isFavourite);
        $(".favourite", row).setAttribute("aria-pressed", isFavourite);
        row.hidden = $("#only")?.checked && !isFavourite || !plain($("th", row).textContent).includes(words);
    }
};

const dressBoard = (page) => {
    const columns = heads(page);
    if (!columns.length) return;
    for (const head of columns) {
        const button = make("button", { type: "button", class: "sort" });
        // The name of a problem is a link already.
        if ($("a", head)) button.setAttribute("aria-label", `Sort by ${$("a", head).textContent.trim()}`);
        else button.append(...head.childNodes);
        head.append(button);
    }
    rows(page).forEach((row, index) => {
        row.dataset.place = index;
        $("th", row).append(make("button", { type: "button", class: "favourite", "aria-label": `Favourite: ${nameOf(row)}` }));
    });
    $("main", page).before(make("div", { class: "wrap tools", role: "search", "aria-label": "Teams" },
        make("label", {}, "Find a team ", make("input", { type: "search", id: "find", autocomplete: "off" })),
        make("label", {}, make("input", { type: "checkbox", id: "only", autocomplete: "off" }), " Favourites only")));
};

document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.matches(".sort")) {
        const { cellIndex } = button.parentNode;
        isReversed = column === cellIndex && !isReversed;
        column = cellIndex;
    } else if (button?.matches(".favourite")) {
        const team = teamOf(button.closest("tr"));
        if (!favourites.delete(team)) favourites.add(team);
        memory("localStorage", place, [...favourites]);
    } else if (button?.id === "pause") {
        isPaused = memory("sessionStorage", "paused", !isPaused) ?? !isPaused;
        button.textContent = pauseWords();
        return plan();
    } else return;
    arrange(document);
});

document.addEventListener("input", ({ target }) => {
    if (!target.closest(".tools")) return;
    arrange(document);
    const teams = rows(document);
    say(`${teams.filter((row) => !row.hidden).length} of ${teams.length} teams are shown.`);
});

// ---- Making one page of another, without touching what is the same

const keyOf = (node) => {
    if (node.nodeType !== 1 || node.id) return node.id ?? "";
    return node.matches("tr") ? teamOf(node) || ($("th", node)?.textContent ?? "") : "";
};

const patch = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1) return void (old.data = fresh.data);
    // What the script fills in.
    if (old.hasAttribute("data-keep")) return;
    // Whether a part is open is the reader's to say.
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
    for (const attribute of fresh.attributes) {
        const { name, value } = attribute;
        if (old.getAttribute(name) !== value && name !== "open") old.setAttributeNode(attribute.cloneNode());
    }
    const keyed = new Map([...old.children].map((child) => [keyOf(child), child]));
    let at = old.firstChild;
    for (const child of [...fresh.childNodes]) {
        const key = keyOf(child);
        let match = key ? keyed.get(key) : at?.nodeName === child.nodeName && !keyOf(at) ? at : null;
        for (let next = at; !key && !match && next; next = next.nextSibling) if (next.isEqualNode(child)) match = next;
        if (match?.nodeName !== child.nodeName) {
            old.insertBefore(document.adoptNode(child), at);
            continue;
        }
        keyed.delete(key);
        if (match === at) at = at.nextSibling;
        // Where the browser can, it moves what has the focus without taking it away.
        else old[old.moveBefore ? "moveBefore" : "insertBefore"](match, at);
        patch(match, child);
    }
    while (at) [at] = [at.nextSibling, at.remove()];
};

// ---- Keeping up to date

const every = 30_000, longest = 600_000;
let isPaused = memory("sessionStorage", "paused") === true;
let seen, timer, failures = 0, last = Date.now();
const pauseWords = () => isPaused ? "Resume updates" : "Pause updates";

const dress = (page) => {
    dressBoard(page);
    if (isLive(page)) ($("header .wrap", page) ?? page.body).append(make("button", { type: "button", id: "pause" }, pauseWords()));
    ($("footer .wrap", page) ?? page.body).append(make("p", { id: "said", role: "status", class: "hidden", "data-keep": "" }));
    arrange(page);
};

const ask = async (address) => {
    const answer = await fetch(address, { cache: "no-cache", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(20_000) });
    if (!answer.ok) throw answer.status;
    return answer;
};

const trusted = { createHTML: (text) => text };
const policy = window.trustedTypes?.createPolicy("page", trusted) ?? trusted;
const show = (page) => {
    const [main, focused] = [$("main"), document.activeElement];
    dress(page);
    if (!isLive(page)) html.removeAttribute("data-live");
    document.title = page.title;
    const watch = new MutationObserver(() => { });
    watch.observe(main, { subtree: true, childList: true, characterData: true });
    patch(document.body, page.body);
    if (focused !== document.activeElement) (focused.isConnected ? focused : main).focus({ preventScroll: true });
    const changes = watch.takeRecords().map(({ target }) => (target.data === undefined ? target : target.parentNode).closest(".board tr"));
    watch.disconnect();
    const teams = new Set(changes.filter((row) => row)).size;
    if (!isLive(document)) say("The results are final: this page does not change any more.");
    else if (teams) say(`The board was updated: ${teams} ${teams === 1 ? "team" : "teams"} changed.`);
    else if (changes.length) say("This page was updated.");
};

const look = async () => {
    const address = html.dataset.live;
    const version = address && (await (await ask(address)).json()).version;
    if (address && typeof version !== "string") throw "no version";
    if (address && version === seen) return;
    const page = new DOMParser().parseFromString(policy.createHTML(await (await ask(location.href)).text()), "text/html");
    const needs = (one) => `${$("script", one).getAttribute("src")} ${$("link[rel=stylesheet]", one).getAttribute("href")}`;
    if (needs(page) !== needs(document)) {
        // Another script or style than what is loaded; who is in the midst of something decides when to load it.
        if (document.activeElement === document.body) location.reload();
        return say("There is a new version of this page. Reload it to go on.");
    }
    if (isPaused) return;
    show(page);
    seen = version;
};

// Not all readers at once, and ever more seldom where nothing answers.
const plan = () => {
    clearTimeout(timer);
    if (!isLive(document) || isPaused || document.hidden) return;
    const wait = Math.min(every * 2 ** failures, longest) * (1 + Math.random() / 3);
    timer = setTimeout(tick, Math.max(last + wait - Date.now(), 2000 * Math.random()));
};

const tick = async () => {
    last = Date.now();
    failures = await look().then(() => 0, () => failures + 1);
    plan();
};

// ---- Whether the judge stands still

const note = $("#stale");
const span = (minutes) => {
    const [count, unit] = minutes < 120 ? [minutes, "minute"] : minutes < 2880 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
    return `${Math.floor(count)} ${unit}s`;
};

const hear = async () => {
    try {
        const answer = await ask(note.dataset.pulse);
        const at = new Date((await answer.json()).at);
        const moment = at.toISOString();
        // By the server's clock where it says it: the reader's may be wrong.
        const age = (Date.parse(answer.headers.get("Date")) || Date.now()) - at;
        $("span", note).textContent = span(age / 60_000);
        $("time", note).dateTime = moment;
        $("time", note).textContent = `${moment.slice(0, 19).replace("T", " ")} UTC`;
        note.hidden = age < 5 * 60_000;
    } catch {
        // A server that is away says nothing of the judge.
    }
};

dress(document);
document.addEventListener("visibilitychange", plan);
plan();
if (note && isServed) {
    hear();
    setInterval(hear, 60_000);
}
