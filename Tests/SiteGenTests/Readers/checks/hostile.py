"""Texts of teams that try to be more than text stay text."""

import csv
import io
import json
import re

# In every payload that would run.
OWN = """() => ({
    ran: window.owned ?? 0,
    handlers: [...document.querySelectorAll("*")].flatMap(element => element.getAttributeNames().filter(name => name.startsWith("on"))),
    strangers: [...document.querySelectorAll("iframe, object, embed, base, form, svg script, img[src^='x'], link[href^='http']")]
        .map(element => element.outerHTML.slice(0, 100)),
    scripts: [...document.scripts].map(script => script.getAttribute("src")),
    links: [...document.links].map(link => link.getAttribute("href")).filter(href => /^\\s*[a-z]+:/i.test(href)),
    text: document.body.textContent})"""
OWN_SCRIPT = re.compile(r"(\.\./)*assets/[a-z]+\.[0-9a-f]+\.js")


def page(browser, address, label):
    """Nothing on the page was made by a payload. Gives the page's text, too."""
    found, _ = browser.watched(address)
    state = browser.guarded.evaluate(OWN)
    if state["ran"]:
        found.append("a payload ran")
    found += [f"handler {name}" for name in state["handlers"]] + [f"element {text}" for text in state["strangers"]]
    found += [f"link {text}" for text in state["links"]]
    found += [f"script {source}" for source in state["scripts"] if not OWN_SCRIPT.fullmatch(source or "")]
    return [f"{label}: {words}" for words in found], state["text"]


def shown(name):
    """As pages show it: what cannot be shown is replaced."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", name)


def data(tree, names):
    """What programs read names the teams as they are, and no spreadsheet takes a name for a formula."""
    board = json.loads(tree.text("leaderboard.json"))
    said = set(strings(board))
    for name in names:
        if name not in said and shown(name) not in said:
            yield f"leaderboard.json does not have {name[:40]!r}"
    for path, separator in (("leaderboard.csv", ","), ("leaderboard.tsv", "\t")):
        quoting = csv.QUOTE_MINIMAL if separator == "," else csv.QUOTE_NONE
        rows = list(csv.reader(io.StringIO(tree.text(path), newline=""), delimiter=separator, quoting=quoting))
        if len({len(row) for row in rows}) != 1 or len(rows) != len(names) + 1:
            yield f"{path} has {len(rows)} rows of {sorted({len(row) for row in rows})} cells"
        for cell in (cell for row in rows for cell in row):
            if re.match(r"[=+@\t\r]|-\D", cell):
                yield f"{path} has a formula: {cell[:40]!r}"


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)
