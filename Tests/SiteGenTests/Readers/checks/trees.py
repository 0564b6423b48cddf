"""Trees of files that make up sites, and the pages of each that stand for the rest."""

import functools
import html.parser
import http.server
import pathlib
import re
import threading

NUMBERED = re.compile(r"\d$")


class Outline(html.parser.HTMLParser):
    """What kinds of elements a page has, where its links lead, and which places in it have names."""

    def __init__(self, text):
        super().__init__()
        self.kinds, self.links, self.ids = set(), [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        self.kinds.add(tag)
        # Those with a number are a problem's or a team's colour.
        self.kinds.update(f"{tag}.{name}" for name in (facts.get("class") or "").split() if not NUMBERED.search(name))
        self.links += [facts[name] for name in ("href", "src", "srcset", "poster", "data-pulse") if facts.get(name)]
        self.ids.update([facts["id"]] if facts.get("id") else [])


class Tree:
    """A site below a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.name = self.folder.name
        self.files = sorted(str(path.relative_to(folder)) for path in self.folder.rglob("*") if path.is_file())
        self.pages = [path for path in self.files if path.endswith(".html")]
        self.outlines = {path: Outline(self.text(path)) for path in self.pages}

    def bytes(self, path):
        return (self.folder / path).read_bytes()

    def text(self, path):
        return self.bytes(path).decode("utf-8")


def representatives(tree_list):
    """Pairs of tree and path: of each kind of page as few as have between them every kind of element that occurs in it."""
    groups = {}
    for tree in tree_list:
        for path in tree.pages:
            parts = path.split("/")
            groups.setdefault((parts[0], len(parts)), []).append((tree, path))
    for pages in groups.values():
        missing = set().union(*(tree.outlines[path].kinds for tree, path in pages))
        while missing:
            tree, path = max(pages, key=lambda page: len(page[0].outlines[page[1]].kinds & missing))
            missing -= tree.outlines[path].kinds
            yield tree, path


def serve(folder):
    """Serves a folder on a free port of this machine, by threads; gives the address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
