#!/usr/bin/env python3
"""Takes the pictures of docs/ anew.

usage: pictures.py FOLDER    (made by: BATCH_JUDGE_SITE_DEMO=FOLDER swift test --filter DemoTests)

Runs with the Python that scripts/setup.sh makes ready: .build/python/bin/python3. Look at them before you commit them.
"""
import pathlib
import shutil
import sys

import playwright.sync_api

DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"
# Name, page, width, height, scheme.
PICTURES = [
    ("board", "hundred-ended/current/index.html", 1280, 800, "light"),
    ("board-dark", "thirty-final/current/index.html", 1280, 800, "dark"),
    ("board-phone", "hundred/current/index.html", 390, 780, "light"),
    ("big-screen", "hundred/current/big/index.html", 1920, 1080, "light"),
    ("team", "frozen/current/teams/t1/index.html", 1280, 720, "light"),
    ("report", "frozen/current/r/token-of-t1/13/index.html", 1280, 800, "light"),
]


def main(folder):
    with playwright.sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, path, width, height, scheme in PICTURES:
            page = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
            page.goto(f"{folder.resolve().as_uri()}/{path}")
            page.screenshot(path=DOCS / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
