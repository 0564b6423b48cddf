"""Looks at pages that lie open in Chromium while the site beneath them changes.

usage: open_pages.py FOLDER, which holds the trees before/current, after/current and final/current; ends with 1 and says what was not so.
"""
import functools, http.server, json, os, pathlib, re, shutil, sys, tempfile, threading, traceback, urllib.parse
from playwright.sync_api import sync_playwright

FOLDER = pathlib.Path(sys.argv[1]).resolve()
MINUTE = 60_000
ONCE = 41_000  # the longest time between two polls that succeed
STEP = 15_000  # less than a poll waits for an answer
ROOT = FOLDER / "root"
asked = []  # path and referrer of every request
instead = {}  # what is answered instead of a file, by path


class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        asked.append((self.path, self.headers.get("Referer")))
        body = instead.get(self.path)
        if body is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def show(tree):
    """Makes a tree public as publishing does: by one rename."""
    part = FOLDER / "root.tmp"
    part.symlink_to(FOLDER / tree / "current")
    part.rename(ROOT)


def count(path="/version.json"):
    return sum(one == path for one, _ in asked)


def passes(page, milliseconds):
    """Lets time pass for the page; each poll is answered before it gives up waiting."""
    last, timer = page.evaluate("[last, timer]")
    for begin in range(0, milliseconds, STEP):
        page.clock.run_for(min(STEP, milliseconds - begin))
        now = page.evaluate("[last, timer]")
        if now[0] != last:
            page.wait_for_function("before => timer !== before || !isLive(document)", arg=timer)
            now = page.evaluate("[last, timer]")
        last, timer = now


def rows(page, selector="th a"):
    return page.eval_on_selector_all(f".board tbody tr:not([hidden]) {selector}", "all => all.map(one => one.textContent)")


def said(page):
    return page.text_content("#said")


class Visit:
    """A page of its own in the browser; nothing may go wrong on it."""

    def __init__(self, browser, address, before=None):
        self.context = browser.new_context(viewport={"width": 1000, "height": 500})
        self.page = self.context.new_page()
        self.troubles = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", lambda line: line.type == "error" and self.troubles.append(line.text))
        self.page.on("dialog", lambda dialog: (self.troubles.append("a dialog"), dialog.dismiss()))
        self.page.clock.install()
        if before:
            self.page.add_init_script(before)
        self.page.goto(address)
        self.page.evaluate("window.isSame = true")

    def __enter__(self):
        return self.page

    def __exit__(self, kind, *_):
        if kind is None:
            assert not self.troubles, self.troubles
        self.context.close()


def board_is_patched(visit):
    show("before")
    with visit("/index.html") as page:
        ranked = rows(page)
        page.click(".board th.team button")
        page.fill("#find", "e")
        shown = rows(page)
        assert 3 < len(shown) < len(ranked), shown
        among = rows(page, ".rank:not(:has(.hidden)) + th a")
        assert among == page.evaluate("all => all.toSorted((a, b) => a.localeCompare(b))", among), among
        assert said(page) == f"{len(shown)} of {len(ranked)} teams are shown.", said(page)
        page.evaluate("scrollTo(0, 150)")
        link = page.locator(".board tr:not([hidden]) th a", has_text="Bit Bakers")
        link.evaluate("one => { one.focus({preventScroll: true}); window.link = one; }")
        cells = ".board tr:has(a[href='teams/t2/index.html'])"
        old = page.text_content(cells)
        top = page.evaluate("link.getBoundingClientRect().top")
        show("after")
        passes(page, ONCE)
        assert page.text_content(cells) != old
        assert re.fullmatch(r"The board was updated: \d+ teams? changed\.", said(page)), said(page)
        assert page.evaluate("isSame && document.activeElement === link && link.isConnected")
        assert abs(page.evaluate("link.getBoundingClientRect().top") - top) < 2
        assert page.input_value("#find") == "e" and rows(page) == shown
        assert page.get_attribute("th.team", "aria-sort") == "ascending"
        words = said(page)
        passes(page, 3 * ONCE)
        assert said(page) == words and count("/index.html") <= 4, "a page is asked for once per version"
        page.fill("#find", "")
        page.click(".board th.rank button")
        assert page.evaluate("[...document.querySelectorAll('.board tbody tr')].every((row, i) => row.dataset.place == i)")
        assert page.get_attribute("th.rank", "aria-sort") == "ascending" and not page.get_attribute("th.team", "aria-sort")
        fresh = page.evaluate("fetch('index.html').then(one => one.text())")
        assert [name for name in re.findall(r'teams/(\w+)/index.html"><bdi>', fresh)] == page.eval_on_selector_all(
            ".board tbody th a", "all => all.map(one => one.getAttribute('href').split('/')[1])")


def columns_sort_by_their_numbers(visit):
    show("after")
    with visit("/index.html") as page:
        for column, order in (("th.sum >> nth=0", "descending"), ("th.p0", "ascending")):
            page.click(f".board thead {column} >> button")
            assert page.get_attribute(f".board thead {column}", "aria-sort") == order
            page.focus(f".board thead {column} >> button")
            page.keyboard.press("Enter")
            assert page.get_attribute(f".board thead {column}", "aria-sort") != order
            page.keyboard.press("Enter")
        minutes = page.eval_on_selector_all(
            ".board tbody:first-of-type tr",
            "all => all.map(one => one.cells[document.querySelector('th.p0').cellIndex]).map(one => one.matches('.g, .f') ? [...one.childNodes].map(node => node.data ?? '').join('') : '')")
        found = [int(one) for one in (re.sub(r"\D", "", minute) for minute in minutes) if one]
        assert len(found) > 3 and found == sorted(found) and all(minutes[: len(found)]), minutes
        assert page.get_attribute("th.p0 button", "aria-label") == "Sort by A Hello, World"


def parts_stay_as_they_are_and_privacy_is_kept(visit):
    show("before")
    with visit("/r/token/2/index.html") as page:
        asked.clear()
        page.evaluate("window.part = document.querySelector('details')")
        assert page.evaluate("part.open"), "the page opens it, the reader closes it"
        page.click("details summary")
        show("after")
        passes(page, ONCE)
        assert said(page) == "This page was updated.", said(page)
        assert page.evaluate("isSame && !part.open && part.isConnected && document.activeElement === part.querySelector('summary')")
        assert "/version.json" not in dict(asked) and asked, asked
        assert not any(referrer for _, referrer in asked), asked


def pausing_stops_everything(visit):
    show("before")
    with visit("/queue/index.html") as page:
        note = page.locator("#stale")
        note.wait_for()
        words = note.text_content()
        passes(page, ONCE)
        assert note.is_visible() and note.text_content() == words
        asked.clear()
        page.click("#pause")
        assert page.text_content("#pause") == "Resume updates"
        show("after")
        before = page.text_content("main")
        page.clock.run_for(10 * MINUTE)
        assert count() == 0 and page.text_content("main") == before
        page.reload()
        page.clock.run_for(10 * MINUTE)
        assert page.text_content("#pause") == "Resume updates" and count() == 0, "a pause lasts while the tab does"
        page.click("#pause")
        passes(page, ONCE)
        assert count() > 0 and page.text_content("#pause") == "Pause updates"


def hidden_pages_ask_for_nothing(visit):
    show("before")
    hide = "window.isAway = false; Object.defineProperty(document, 'hidden', { get: () => isAway });"
    with visit("/problems/hello/index.html", hide) as page:
        turn = "away => { isAway = away; document.dispatchEvent(new Event('visibilitychange')); }"
        page.evaluate(turn, True)
        asked.clear()
        page.clock.run_for(10 * MINUTE)
        assert count() == 0, asked
        show("after")
        page.evaluate(turn, False)
        passes(page, 3000)
        assert count() == 1 and "/problems/hello/index.html" in dict(asked), asked


def final_results_end_it(visit):
    show("after")
    with visit("/index.html") as page:
        passes(page, ONCE)
        page.focus("#pause")
        show("final")
        passes(page, ONCE)
        assert said(page) == "The results are final: this page does not change any more.", said(page)
        assert page.text_content(".state") == "final" and page.locator(".awards").count() == 1
        assert page.locator("#pause").count() == 0 and page.evaluate("isSame && document.activeElement.id") == "main"
        asked.clear()
        page.clock.run_for(30 * MINUTE)
        assert not asked, asked
        page.click(".board th.team button")
    with visit("/teams/t1/index.html") as page:
        assert page.locator("#pause").count() == 0
        asked.clear()
        page.clock.run_for(30 * MINUTE)
        assert not asked, asked


def trouble_does_no_harm(visit):
    show("before")
    with visit("/index.html") as page:
        before = page.text_content("main")
        asked.clear()
        for broken in (b"{", b"[]", b'{"version": 7}', b"<!DOCTYPE html><title>Log in</title>", b"null"):
            instead["/version.json"] = broken
            passes(page, 3 * MINUTE)
        assert 3 <= count() <= 6, f"{count()} requests in 15 minutes"
        assert page.text_content("main") == before and count("/index.html") == 0
        del instead["/version.json"]
        show("after")
        passes(page, 14 * MINUTE)
        assert page.text_content("main") != before
        asked.clear()
        passes(page, 4 * ONCE)
        assert count() >= 4, "once it answers, it is asked as before"
        show("before")
    with visit("/index.html") as page:
        before = page.text_content("main")
        instead["/index.html"] = b"<!DOCTYPE html><title>Log in</title><main>Your name"
        passes(page, ONCE)
        assert page.text_content("main") == before
        del instead["/index.html"]


def another_script_is_not_forced_on_the_reader(visit):
    show("before")
    with visit("/index.html") as page:
        page.focus("#find")
        newer = re.sub(rb"script\.\w+\.js", b"script.0.js", (ROOT / "index.html").read_bytes())
        instead["/index.html"] = newer.replace(b"<h1>Leaderboard", b"<h1>New")
        instead["/assets/script.0.js"] = b""
        passes(page, ONCE)
        assert said(page) == "There is a new version of this page. Reload it to go on.", said(page)
        assert page.evaluate("isSame") and page.text_content("h1") == "Leaderboard"
        page.evaluate("document.activeElement.blur()")
        with page.expect_navigation():
            page.clock.run_for(ONCE)
        assert page.text_content("h1") == "New"
        instead.clear()


def names_stay_text(visit):
    show("before")
    names = json.loads((FOLDER / "names.json").read_text())
    with visit("/index.html") as page:
        show("after")
        passes(page, ONCE)
        shown = rows(page)
        assert all(name in shown for name in names), [name for name in names if name not in shown]
        assert page.locator("body script, body img, body [onmouseover], body [onerror]").count() == 0
        labels = page.eval_on_selector_all(".favourite", "all => all.map(one => one.getAttribute('aria-label'))")
        assert all(f"Favourite: {name}" in labels for name in names)


def favourites_are_remembered_here_alone(visit):
    show("before")
    with visit("/index.html") as page:
        star = page.locator(".board tr:has(a[href='teams/t4/index.html']) .favourite")
        star.focus()
        page.keyboard.press("Space")
        assert star.get_attribute("aria-pressed") == "true" and star.evaluate("one => one === document.activeElement")
        asked.clear()
        page.reload()
        assert star.get_attribute("aria-pressed") == "true"
        page.check("#only")
        assert rows(page) == ["Deadlock"], rows(page)
        show("after")
        passes(page, ONCE)
        assert rows(page) == ["Deadlock"] and page.is_checked("#only")
        assert not any("t4" in path for path, _ in asked) and page.context.cookies() == []
    for saved in ("{", "7", '{"a": 1}', "null"):
        with visit("/index.html", f"localStorage.setItem('favourites /', {json.dumps(saved)})") as page:
            assert page.locator(".favourite[aria-pressed=true]").count() == 0
    forbid = "for (const area of ['localStorage', 'sessionStorage']) Object.defineProperty(window, area, { get() { throw new Error('no'); } });"
    with visit("/index.html", forbid) as page:
        star = page.locator(".favourite").first
        star.click()
        assert star.get_attribute("aria-pressed") == "true"
        page.click("#pause")
        assert page.text_content("#pause") == "Resume updates"


def files_are_not_polled(visit):
    show("before")
    with visit(f"file://{ROOT.resolve()}/index.html") as page:
        asked.clear()
        passes(page, 10 * MINUTE)
        assert page.locator("#pause").count() == 0
        page.click(".board th.team button")
        assert page.get_attribute("th.team", "aria-sort") == "ascending"
    assert not asked


def nothing_is_added_to_what_is_said(visit):
    show("after")
    with visit("/index.html") as page:
        with_script = page.inner_text("main")
    context = visit.browser.new_context(java_script_enabled=False, viewport={"width": 1000, "height": 500})
    page = context.new_page()
    page.goto(f"{visit.base}/index.html")
    assert page.inner_text("main").split() == with_script.split()
    assert page.locator("button, input").count() == 0
    context.close()


class Visits:
    def __init__(self, browser, base):
        self.browser, self.base = browser, base

    def __call__(self, address, before=None):
        return Visit(self.browser, address if "://" in address else self.base + address, before)


CHECKS = [
    board_is_patched, columns_sort_by_their_numbers, parts_stay_as_they_are_and_privacy_is_kept, pausing_stops_everything,
    hidden_pages_ask_for_nothing, final_results_end_it, trouble_does_no_harm, another_script_is_not_forced_on_the_reader,
    names_stay_text, favourites_are_remembered_here_alone, files_are_not_polled, nothing_is_added_to_what_is_said,
]


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(ROOT)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        visits = Visits(browser, f"http://127.0.0.1:{server.server_port}")
        for check in CHECKS:
            try:
                check(visits)
            except Exception:
                failed += 1
                instead.clear()
                print(f"{check.__name__}:\n{traceback.format_exc()}")
        browser.close()
    sys.exit(1 if failed else 0)


main()
