"""Reads a site while releases of it are published. usage: readers.py ROOT EXPECTED COMMAND...

ROOT is the web root, EXPECTED holds `paths.json`, the paths of each release, and for each a folder, by number, of the files that
are not as in the one before. COMMAND starts the web server, `{port}` in it replaced; or it is `packaged`, a server's kind, the
folder of its snippet, and the site's. Says `ready`, then a line for each round that all readers have gone, until it is told a
line; then every finding, and `done`.
"""

import contextlib
import gzip
import hashlib
import http.client
import json
import pathlib
import posixpath
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
import servers

READERS = 4
ASSETS = re.compile(r'(?:href|src)="((?:\.\./)*assets/[^"]+)"')


class Known:
    """Which contents each path has had, and in which releases."""

    def __init__(self, folder):
        self.paths, paths = [], {}
        for number, names in enumerate(json.loads((folder / "paths.json").read_text(encoding="utf-8"))):
            changed = {name: folder / str(number) / name for name in names}
            paths = {name: digest(file.read_bytes()) if file.exists() else paths[name] for name, file in changed.items()}
            self.paths.append(paths)
        self.always = sorted(set.intersection(*(set(paths) for paths in self.paths)))

    def releases(self, path, body):
        """Numbers of those in which the path has these contents."""
        mine = digest(body)
        return [number for number, paths in enumerate(self.paths) if paths.get(path) == mine]


def digest(body):
    return hashlib.sha256(body).digest()


class Reader(threading.Thread):
    """One who never sees an older release after a newer one, and never a part of a page, or a page without what it needs."""

    def __init__(self, port, known, twins, together):
        super().__init__()
        self.port, self.known, self.twins, self.together = port, known, twins, together
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.findings, self.seen, self.requests, self.newest, self.kept = [], set(), 0, 0, {}

    def run(self):
        with contextlib.suppress(threading.BrokenBarrierError):
            while True:
                try:
                    self.round()
                except (OSError, EOFError, http.client.HTTPException) as error:
                    self.findings.append(f"{type(error).__name__}: {error}")
                    self.connection.close()
                self.together.wait()

    def round(self):
        before = self.read("version.json")
        page = random.choice([path for path in self.known.always if path.endswith(".html")])
        body = self.read(page)
        if before == self.read("version.json") and body is not None:
            if not set(self.known.releases("version.json", before)) & set(self.known.releases(page, body)):
                self.findings.append(f"{page} is of another version than version.json")
        for link in ASSETS.findall((body or b"").decode()):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
            # A page may be followed by the next release before its style is asked for; the style is there still.
            self.read(path, isOrdered=False)
        if page in self.twins:
            self.read(page, twin=True)
        self.read(random.choice(self.known.always))

    def read(self, path, isOrdered=True, twin=False):
        headers = {"Accept-Encoding": random.choice(["gzip", "identity"])}
        since, old = self.kept.get(path, (None, None))
        if since and not twin and random.random() < 0.3:
            headers["If-Modified-Since"] = since
        self.connection.request("GET", f"/{path}{'.gz' if twin else ''}", headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        self.requests += 1
        if answer.status == 304:
            body = old
        elif answer.status != 200:
            self.findings.append(f"{answer.status} for {path}")
            return None
        elif twin or answer.getheader("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        if not twin:
            self.kept[path] = (answer.getheader("Last-Modified") or since, body)
        return self.expect(path, body, isOrdered)

    def expect(self, path, body, isOrdered):
        releases = self.known.releases(path, body)
        if not releases:
            self.findings.append(f"{path} is as in no release: {body[:60]!r}")
        elif isOrdered and releases[-1] < self.newest:
            self.findings.append(f"{path} is of release {releases[-1]}, after one of {self.newest}")
        elif isOrdered:
            self.newest = max(self.newest, releases[0])
            self.seen.add(releases[0])
        return body


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_server(port, server):
    for _ in range(400):
        if server.poll() is not None:
            sys.exit(f"the server ended: {server.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit("the server does not answer")


@contextlib.contextmanager
def serving(command):
    """The port of a server that runs meanwhile."""
    if command[0] == "packaged":
        with tempfile.TemporaryDirectory() as work, servers.Server(*command[1:], work) as server:
            yield server.port
        return
    port = free_port()
    words = [word.replace("{port}", str(port)) for word in command]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_server(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def main(root, expected, command):
    # Who started this may have signals blocked, and the server would not hear that it is to end.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    known = Known(pathlib.Path(expected))
    with serving(command) as port:
        # Who reads slowly may be two releases behind, so all wait for the slowest before another is asked for.
        together = threading.Barrier(READERS, action=lambda: print("round", flush=True))
        twins = {path for path in known.always if (pathlib.Path(root) / f"{path}.gz").exists()}
        readers = [Reader(port, known, twins, together) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        print("ready", flush=True)
        sys.stdin.readline()
        together.abort()
        for reader in readers:
            reader.join()
    seen = set().union(*(reader.seen for reader in readers))
    print(f"{sum(reader.requests for reader in readers)} requests, {len(seen)} of {len(known.paths)} releases seen")
    findings = [words for reader in readers for words in reader.findings]
    if len(seen) * 3 < len(known.paths):
        findings.append("hardly any release was seen")
    print("\n".join(findings[:20] + ["done"]), flush=True)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
