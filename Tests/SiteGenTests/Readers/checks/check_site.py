"""Checks sites as their readers get them. usage: check_site.py FOLDER, which holds the trees; prints every finding.

`pass-fail`, `score` and `before` are looked at as a whole, of `hostile` every page, and `hundred` (teams) is printed.
"""

import itertools
import json
import sys
import tempfile
import time

import hostile
import looks
import markup
import paper
import trees


def look(browser, tree_list, base):
    """Of every kind of page: accessible, guarded, and the same with and without its script, on a server and without one."""
    for tree, path in trees.representatives(tree_list):
        address, file = f"{base}/{tree.name}/{path}", f"file://{tree.folder}/{path}"
        found = list(browser.accessible(address))
        served, facts = browser.watched(address)
        opened, others = browser.watched(file)
        found += served + opened
        if not facts == others == browser.without_script(file):
            found.append("what it says depends on the script, or on where it lies")
        yield from (f"{tree.name}/{path}: {words}" for words in found)


def attack(browser, tree, base, names):
    texts = []
    for path in tree.pages:
        found, text = hostile.page(browser, f"{base}/{tree.name}/{path}", path)
        texts.append(text)
        yield from found
    board = texts[tree.pages.index("index.html")]
    yield from (f"the board does not show {name[:40]!r}" for name in names if hostile.shown(name) not in board)
    yield from hostile.data(tree, names)


def print_board(browser, tree, base):
    board = json.loads(tree.text("leaderboard.json"))
    names = [row["team"]["name"].split()[-1] for row in board["rows"]]
    with tempfile.NamedTemporaryFile(suffix=".pdf") as pdf:
        browser.printed(f"{base}/{tree.name}/index.html", pdf.name)
        yield from paper.findings(pdf.name, ["Team", "Solved", "Penalty", "A", "B"], names)


def main(folder):
    known = {name: trees.Tree(f"{folder}/{name}") for name in ("pass-fail", "score", "before", "hostile", "hundred")}
    payloads = json.loads(open(f"{folder}/payloads.json", encoding="utf-8").read())
    whole = [known[name] for name in ("pass-fail", "score", "before")]
    nu = markup.start_nu(whole + [known["hostile"]])
    findings = []

    def note(what, found):
        begun = time.monotonic()
        before = len(findings)
        findings.extend(found)
        print(f"{what}: {len(findings) - before} findings, {time.monotonic() - begun:.1f} s", flush=True)

    for tree in known.values():
        teams = 100 if tree.name == "hundred" else 0
        note(f"files of {tree.name}", itertools.chain(markup.links(tree), markup.sizes(tree, teams), markup.parsed(tree)))
    base = trees.serve(folder)
    with looks.Browser() as browser:
        note("looks", look(browser, whole, base))
        note("signs of boards", browser.signs(f"{base}/score/index.html", ".key"))
        note("hostile texts", attack(browser, known["hostile"], base, payloads))
        note("print", print_board(browser, known["hundred"], base))
    note("Nu", markup.finish_nu(nu))
    print("\n".join(findings))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
