"""Serves a published site with one of the real servers, by the snippet of packaging/, and asks it for everything.

usage: servers.py nginx|apache|caddy PACKAGING SITE    (SITE holds `current`; prints what is wrong, a line each)
"""

import gzip, http.client, os, pathlib, re, signal, socket, subprocess, sys, tempfile, time

TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".csv": "text/csv",
    ".tsv": "text/tab-separated-values", ".txt": "text/plain", ".pub": "text/plain", ".in": "text/plain",
    ".ans": "text/plain", ".json": "application/json",
    ".ndjson": "application/x-ndjson", ".xml": "application/atom+xml", ".svg": "image/svg+xml", ".pdf": "application/pdf",
    ".png": "image/png", ".jpg": "image/jpeg",
}
# What the servers are started with around the snippet.
NGINX = """
daemon off; user root; worker_processes 1; pid {work}/pid; error_log {work}/error.log warn;
events {{}}
http {{
    access_log {work}/access.log;
    client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
    uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
    include {work}/site.conf;
}}
"""
APACHE = """
ServerRoot /usr/lib/apache2
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/error.log
DefaultRuntimeDir {work}
User www-data
Group www-data
Define APACHE_LOG_DIR {work}
LogFormat "%r" combined
Mutex default:{work}
{modules}
TypesConfig /dev/null
<Directory />
    Require all denied
</Directory>
Include {work}/site.conf
"""
APACHE_MODULES = ["mpm_event", "authz_core", "dir", "headers", "mime", "rewrite", "setenvif"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One server on a loopback port; `with` starts and stops it."""

    def __init__(self, kind, packaging, site, work):
        self.kind, self.work, self.port = kind, work, free_port()
        root = f"{site}/current"
        name = {"nginx": "site.nginx.conf", "apache": "site.apache.conf", "caddy": "site.Caddyfile"}[kind]
        text = pathlib.Path(packaging, name).read_text()
        for old, new in [
            ("/srv/judge/public/current", root), ("/srv/judge/public", site),
            ("listen 80;", f"listen 127.0.0.1:{self.port};"), ("<VirtualHost *:80>", f"<VirtualHost *:{self.port}>"),
            ("http://judge.example.org:80 {", f"{{\n\tadmin off\n}}\nhttp://127.0.0.1:{self.port} {{"),
        ]:
            text = text.replace(old, new)
        pathlib.Path(work, "site.conf").write_text(text)
        modules = "\n".join(f"LoadModule {m}_module modules/mod_{m}.so" for m in APACHE_MODULES)
        outer = {"nginx": NGINX, "apache": APACHE, "caddy": ""}[kind]
        pathlib.Path(work, "outer.conf").write_text(outer.format(work=work, port=self.port, modules=modules))

    def __enter__(self):
        words = {
            "nginx": ["nginx", "-c", f"{self.work}/outer.conf", "-p", self.work, "-e", f"{self.work}/error.log"],
            "apache": ["apache2", "-f", f"{self.work}/outer.conf", "-DFOREGROUND"],
            "caddy": ["caddy", "run", "--config", f"{self.work}/site.conf", "--adapter", "caddyfile"],
        }[self.kind]
        environment = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin", "HOME": self.work,
                       "XDG_DATA_HOME": self.work, "XDG_CONFIG_HOME": self.work}
        self.log = open(f"{self.work}/said", "wb")
        self.process = subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                        start_new_session=True)
        for _ in range(600):
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
                self.connection.connect()
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        said = "".join(p.read_text() for p in map(pathlib.Path, [f"{self.work}/said", f"{self.work}/error.log"]) if p.exists())
        raise SystemExit(f"{self.kind} does not start: {said[-2000:]}")

    def __exit__(self, *_):
        self.connection.close()
        # With its workers, which would take their time to finish.
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def get(self, path, **headers):
        """Status, headers in lower case, body."""
        self.connection.request("GET", path, headers={"Accept-Encoding": "identity", **headers})
        answer = self.connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def api_address(path):
    """The address in the API of a file below `api/`."""
    path = re.sub(r"\.(nd)?json$", "", path)
    return {"api/api": "/api"}.get(path, "/" + re.sub(r"^(api/contests/[^/]+)/contest$", r"\1", path))


class Check:
    def __init__(self, server, root):
        self.server, self.root, self.count = server, root, 0

    def expect(self, truth, *words):
        self.count += 1
        if not truth:
            print(f"{self.server.kind}:", *words)

    def common(self, address, headers, cache):
        private = cache.startswith("private")
        for name, value in [
            ("cache-control", cache), ("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"),
            ("content-security-policy", "frame-ancestors 'none'"), ("x-robots-tag", "noindex" if private else None),
        ]:
            self.expect(headers.get(name) == value, address, name, headers.get(name), "not", value)

    def file(self, address, path, cache="no-cache"):
        body = (self.root / path).read_bytes()
        status, headers, said = self.server.get(address)
        self.expect(status == 200 and said == body, address, status, "other bytes" if status == 200 else "")
        kind = headers.get("content-type", "").split(";")[0]
        self.expect(kind == TYPES[os.path.splitext(path)[1]], address, "is", kind)
        self.common(address, headers, cache)
        return headers

    def every_file(self):
        for path in sorted(p for p in self.root.rglob("*") if p.is_file() and p.suffix != ".gz"):
            name = path.relative_to(self.root).as_posix()
            cache = {"assets": "public, max-age=31536000, immutable", "r": "private, no-store"}
            self.file("/" + name, name, cache.get(name.split("/")[0], "no-cache"))
            if path.name == "index.html":
                self.file("/" + name.removesuffix("index.html"), name, cache.get(name.split("/")[0], "no-cache"))
            if name.startswith("api/"):
                self.file(api_address(name), name)

    def compressed(self, address, path):
        body = (self.root / path).read_bytes()
        twin = self.root / f"{path}.gz"
        if not twin.exists():
            twin.write_bytes(gzip.compress(body, mtime=0))
        status, headers, said = self.server.get(address, **{"Accept-Encoding": "gzip, br"})
        self.expect(status == 200 and headers.get("content-encoding") == "gzip", address, status, "is not compressed")
        self.expect(said == twin.read_bytes(), address, "is not the twin")
        self.expect("accept-encoding" in headers.get("vary", "").lower(), address, "does not vary")
        kind = headers.get("content-type", "").split(";")[0]
        self.expect(kind == TYPES[os.path.splitext(path)[1]], address, "compressed is", kind)
        status, headers, said = self.server.get(address)
        self.expect(said == body and "content-encoding" not in headers, address, "is compressed for all")

    def missing(self, address, cache="no-cache"):
        status, headers, said = self.server.get(address)
        self.expect(status == 404, address, status)
        self.expect(said == (self.root / "404.html").read_bytes(), address, "is not 404.html")
        self.common(address, headers, cache)

    def revalidation(self, address):
        _, headers, _ = self.server.get(address)
        asked = {"If-None-Match": headers.get("etag", ""), "If-Modified-Since": headers.get("last-modified", "")}
        status, headers, said = self.server.get(address, **asked)
        self.expect(status == 304 and said == b"", address, "again", status)
        self.expect(headers.get("cache-control") == "no-cache", address, "again", headers)

    def listing(self, address, secret):
        status, _, said = self.server.get(address)
        self.expect(status in (200, 301, 308, 403, 404) and secret.encode() not in said, address, status, "or a list of", secret)


def main(kind, packaging, site):
    # Who started this may have signals blocked, and the server would not hear that it is to end.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    root = pathlib.Path(site, "current")
    contest = next(p.name for p in (root / "api/contests").iterdir())
    token = next(p.name for p in (root / "r").iterdir() if p.is_dir())
    api = f"/api/contests/{contest}"
    with tempfile.TemporaryDirectory() as work:
        os.chmod(work, 0o755)
        with Server(kind, packaging, site, work) as server:
            check = Check(server, root)
            check.every_file()
            check.compressed("/", "index.html")
            check.compressed("/index.html", "index.html")
            check.compressed(f"{api}/teams", f"api/contests/{contest}/teams.json")
            check.compressed(f"{api}/event-feed", f"api/contests/{contest}/event-feed.ndjson")
            check.revalidation("/leaderboard.json")
            check.revalidation(f"{api}/scoreboard")
            for address in ["/nothing", "/teams/nobody/index.html", "/api/contests/other", "/api/contests/other/teams",
                            f"{api}/nothing", f"{api}/teams/nobody", "/assets/nothing.js"]:
                check.missing(address)
            check.missing("/r/00000000000000000000000000000000/index.html", "private, no-store")
            for query in ["since_token=x", "since_id=1", "stream=false&since_token=abc"]:
                status, _, _ = server.get(f"{api}/event-feed?{query}")
                check.expect(status == 400, query, status)
            status, _, said = server.get(f"{api}/event-feed?stream=false")
            check.expect(status == 200 and said, "event-feed?stream=false", status)
            check.listing("/r/", token)
            check.listing("/r", token)
            check.listing("/assets/", "script.")
            check.listing("/data/", "submissions.json")
            status, headers, _ = server.get("/queue")
            check.expect(status in (301, 302, 307, 308) and headers["location"].endswith("/queue/"), "/queue", status, headers)
        logs = [p.read_text(errors="replace") for p in pathlib.Path(work).iterdir() if p.is_file() and p.name != "site.conf"]
        check.expect(not any(token in log or "00000000000000000000000000000000" in log for log in logs), "a token is in a log")
        print(f"{kind}: {check.count} facts", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
