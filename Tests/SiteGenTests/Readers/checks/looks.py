"""What a browser makes of pages."""

import pathlib
import shutil

import axe_playwright_python
import playwright.sync_api

import colours

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"]}).then(result => result.violations.map(
    found => `${found.id}: ${found.help}: ${found.nodes.slice(0, 3).map(node => node.target.join(" ")).join(", ")}`))"""
WATCH = """window.violations = []; document.addEventListener("securitypolicyviolation",
    event => violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What only works with the script may say more; what a page says of the contest may not.
FACTS = """() => { const main = document.querySelector("main").cloneNode(true);
    for (const head of main.querySelectorAll("th > button")) head.replaceWith(...head.childNodes);
    for (const part of main.querySelectorAll("button, input, select, label, [role=status], [hidden]")) part.remove();
    return main.textContent.replace(/\\s+/g, " ").trim() }"""
SIGNS = """selector => Object.fromEntries([...document.querySelectorAll(selector)].map(sign =>
    [[...sign.classList].find(name => name.startsWith("is-")),
     {colour: getComputedStyle(sign).backgroundColor, text: sign.textContent.trim()}]))"""
# The browser had gone on to the next page.
LEFT = "net::ERR_ABORTED"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}


class Browser:
    def __enter__(self):
        self.driver = playwright.sync_api.sync_playwright().start()
        self.browser = self.driver.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        # axe is put into pages by us, which their policy would not let in; the policy itself is watched in another.
        self.free = self.page(bypass_csp=True)
        self.guarded = self.page()
        self.guarded.add_init_script(WATCH)
        self.scriptless = self.page(java_script_enabled=False)
        return self

    def page(self, **options):
        return self.browser.new_context(viewport=WIDE, **options).new_page()

    def __exit__(self, *_):
        self.browser.close()
        self.driver.stop()

    def accessible(self, address):
        """axe in both schemes and on a narrow screen, which must not be too narrow."""
        page = self.free
        page.emulate_media(color_scheme="light")
        page.goto(address)
        page.evaluate(AXE)
        yield from page.evaluate(RUN_AXE, {"type": "tag", "values": RULES})
        page.emulate_media(color_scheme="dark")
        yield from (f"dark: {words}" for words in page.evaluate(RUN_AXE, {"type": "rule", "values": ["color-contrast"]}))
        page.set_viewport_size(NARROW)
        yield from (f"narrow: {words}" for words in page.evaluate(RUN_AXE, {"type": "rule", "values": ["target-size"]}))
        if (overflow := page.evaluate(OVERFLOW)) > 0:
            yield f"narrow: {overflow} pixels too wide"
        page.set_viewport_size(WIDE)

    def watched(self, address):
        """The page's own policy holds, nothing is asked for elsewhere, and no script has an error. Gives the facts of the page, too."""
        page, found, asked = self.guarded, [], []
        listeners = {
            "console": lambda message: found.append(f"console: {message.text}") if message.type == "error" else None,
            "pageerror": lambda error: found.append(f"script: {error}"),
            "dialog": lambda dialog: (found.append(f"dialog: {dialog.message}"), dialog.dismiss()),
            "request": lambda request: asked.append(request.url),
            "requestfailed": lambda request: found.append(f"failed: {request.url}") if request.failure != LEFT else None,
        }
        for event, listener in listeners.items():
            page.on(event, listener)
        page.goto(address)
        found += [f"policy: {words}" for words in page.evaluate("window.violations")]
        facts = page.evaluate(FACTS)
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
        root = "/".join(address.split("/")[:3]) + "/"
        found += [f"asks for {url}" for url in asked if not url.startswith(root)]
        # The pulse is there once the judge has been started.
        return [words for words in found if "pulse.json" not in words and "404 (" not in words], facts

    def without_script(self, address):
        self.scriptless.goto(address)
        return self.scriptless.evaluate(FACTS)

    def signs(self, address, selector):
        """Signs have symbols or words, and colours, of their own, in both schemes, for all eyes."""
        self.free.goto(address)
        for scheme in ("light", "dark"):
            self.free.emulate_media(color_scheme=scheme)
            signs = self.free.evaluate(SIGNS, selector)
            if len(signs) < 4 or len({sign["text"] for sign in signs.values()}) < len(signs):
                yield f"{scheme}: {selector} are not signs of their own: {signs}"
            for vision, distance, one, other in colours.distances({name: sign["colour"] for name, sign in signs.items()}):
                if distance < colours.SMALLEST:
                    yield f"{scheme}: {one} and {other} are {distance:.1f} apart with {vision}"

    def printed(self, address, path):
        self.free.emulate_media(color_scheme="light")
        self.free.goto(address)
        self.free.pdf(path=path, prefer_css_page_size=True)
