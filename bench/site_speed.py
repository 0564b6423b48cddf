"""How fast the site is made: all of it, and after one submission, beside Hugo with the same data."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from history import History, so_far

BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>"""
BOARD = """{{ define "main" }}<table>{{ range .Site.Data.board.rows }}<tr><td>{{ .rank }}</td><td><a href="/teams/{{ .team.id }}/">{{ .team.name }}</a></td><td>{{ .solved }}</td><td>{{ .penalty }}</td>
{{ range .problems }}<td class="{{ if .solved }}good{{ else if .pending }}wait{{ else if .attempts }}bad{{ end }}">{{ if .solved }}{{ .time }}{{ end }} {{ .attempts }}</td>{{ end }}</tr>{{ end }}</table>{{ end }}"""
TEAM = """{{ define "main" }}{{ $team := index .Site.Data.teams .Params.team }}<h1>{{ $team.name }}</h1><table>{{ range $team.submissions }}<tr><td>{{ .id }}</td><td>{{ .problem }}</td>
<td>{{ .contest_time }}</td><td>{{ .language }}</td><td>{{ .verdict }}</td><td>{{ .max_time_ms }}</td><td>{{ .max_memory_kib }}</td></tr>{{ end }}</table>{{ end }}"""
SUBMISSION = """{{ define "main" }}{{ $it := index .Site.Data.submissions .Params.submission }}<h1>{{ $it.id }}</h1><dl><dt>Problem</dt><dd>{{ $it.problem }}</dd><dt>Time</dt><dd>{{ $it.contest_time }}</dd>
<dt>Verdict</dt><dd>{{ $it.verdict }}</dd><dt>CPU</dt><dd>{{ $it.max_time_ms }}</dd><dt>Memory</dt><dd>{{ $it.max_memory_kib }}</dd></dl>{{ end }}"""


REPORT = """{{ define "main" }}{{ $it := index .Site.Data.submissions .Params.submission }}<h1>{{ $it.id }}</h1><dl><dt>Problem</dt><dd>{{ $it.problem }}</dd><dt>Received</dt><dd>{{ $it.received }}</dd>
<dt>Time</dt><dd>{{ $it.contest_time }}</dd><dt>Language</dt><dd>{{ $it.language }}</dd><dt>Verdict</dt><dd>{{ $it.verdict }}</dd><dt>CPU</dt><dd>{{ $it.max_time_ms }}</dd><dt>Memory</dt><dd>{{ $it.max_memory_kib }}</dd></dl>{{ end }}"""
PROBLEM = """{{ define "main" }}{{ $problem := .Params.problem }}<h1>{{ $problem }}</h1><ul>{{ range .Site.Data.board.rows }}{{ $team := .team }}{{ range .problems }}{{ if and .solved (eq .problem $problem) }}
<li><a href="/teams/{{ $team.id }}/">{{ $team.name }}</a> {{ .time }} {{ .attempts }}</li>{{ end }}{{ end }}{{ end }}</ul>{{ end }}"""
LINES = """{{ range .Site.Data.board.rows }}{{ .rank }},{{ .team.id }},{{ .team.name }},{{ .solved }},{{ .penalty }}{{ range .problems }},{{ .attempts }},{{ .solved }},{{ .time }}{{ end }}
{{ end }}"""
FEED = """{{ range .Site.Data.submissions }}{"type":"submissions","id":"{{ .id }}","data":{{ . | jsonify }}}
{{ end }}"""
# What our own site has, by kind of page.
LAYOUTS = {
    "index.json": "{{ .Site.Data.board | jsonify }}", "index.csv": LINES, "index.tsv": LINES, "index.txt": LINES, "index.feed.json": FEED,
    "index.list.json": "{{ .Site.Data.submissions | jsonify }}", "index.judgements.json": "{{ .Site.Data.submissions | jsonify }}",
    "teams/single.data.json": "{{ index .Site.Data.teams .Params.team | jsonify }}", "teams/single.api.json": """{"id":"{{ .Params.team }}"}""",
    "problems/single.html": PROBLEM, "own/single.html": TEAM, "r/single.html": REPORT,
    "r/single.report.json": "{{ index .Site.Data.submissions .Params.submission | jsonify }}",
    "r/single.data.json": "{{ index .Site.Data.submissions .Params.submission | jsonify }}",
}
FORMATS = """
[outputs]
home = ["HTML", "JSON", "CSV", "tsv", "txt", "feed", "list", "judgements"]
[mediaTypes."text/tsv"]
suffixes = ["tsv"]
[mediaTypes."text/txt"]
suffixes = ["txt"]
[outputFormats]
tsv = {mediaType = "text/tsv", isPlainText = true}
txt = {mediaType = "text/txt", isPlainText = true}
""" + "".join(f'{name} = {{mediaType = "application/json", baseName = "{name}", isPlainText = true}}\n' for name in ("feed", "list", "judgements", "data", "api", "report"))
# As our own twins are: of texts of some size that many ask for, by gzip's own level.
TWINS = "find public -type f -size +1023c ! -path 'public/r/*' -print0 | xargs -0 -P2 -n200 gzip -kn6"


def measured(words, **rules):
    """Seconds, peak MiB, and seconds of CPU time of a command."""
    start = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **rules)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0, words
    return time.perf_counter() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def put_away(path):
    """Out of the way; it is removed with the folder that it lies in, as removing so many files takes long on some disks."""
    if path.exists():
        path.rename(path.parent / f"{path.name}.{time.monotonic_ns()}")


class Hugo:
    """The same board and team pages, from the data files of our own site; `reports`: a page for each submission, too. `whole`: everything
    that our own site has, in all its forms, and compressed twins."""

    def __init__(self, site, reports=False, whole=False):
        self.whole = whole
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="batch-judge-bench-hugo-"))
        for name in ("data", "content/teams", "layouts/_default", "layouts/teams", "layouts/submissions"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "config.toml").write_text('baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "section"]\n')
        for name, text in (("_default/baseof", BASE), ("index", BOARD), ("teams/single", TEAM), ("submissions/single", SUBMISSION)):
            (self.folder / f"layouts/{name}.html").write_text(text)
        shutil.copy(site / "leaderboard.json", self.folder / "data/board.json")
        teams = {path.stem: json.loads(path.read_text()) for path in (site / "data/teams").glob("*.json")}
        (self.folder / "data/teams.json").write_text(json.dumps(teams))
        for team in teams:
            (self.folder / f"content/teams/{team}.md").write_text(f"---\ntitle: {team}\nteam: {team}\n---\n")
        self.pages = 1 + len(teams)
        every = {str(one["id"]): one for team in teams.values() for one in team["submissions"]}
        if reports or whole:
            (self.folder / "data/submissions.json").write_text(json.dumps(every))
        if whole:
            self.write_all(teams, every)
        if reports:
            (self.folder / "content/submissions").mkdir()
            for number in every:
                (self.folder / f"content/submissions/{number}.md").write_text(f'---\ntitle: "{number}"\nsubmission: "{number}"\n---\n')
            self.pages += len(every)

    def write_all(self, teams, every):
        """The rest: data of the board and of teams, problems, teams' own pages, and a report in two forms for each submission, with its data."""
        with (self.folder / "config.toml").open("a") as config:
            config.write(FORMATS)
        for name, text in LAYOUTS.items():
            (self.folder / "layouts" / name).parent.mkdir(exist_ok=True)
            (self.folder / "layouts" / name).write_text(text)

        def page(path, **values):
            path = self.folder / "content" / path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items()) + "---\n")

        for problem in sorted({one["problem"] for one in every.values()}):
            page(f"problems/{problem}.md", title=problem, problem=problem)
        for team in teams:
            page(f"teams/{team}.md", title=team, team=team, outputs=["html", "data", "api"])
            page(f"own/{team}.md", title=team, team=team, url=f"/r/{team}/")
        for number, one in every.items():
            page(f"r/{one['team']}/{number}.md", title=number, type="r", submission=number, outputs=["html", "report", "data"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def build(self):
        put_away(self.folder / "public")
        hugo = measured(["hugo", "--quiet"], cwd=self.folder)
        if not self.whole:
            return hugo
        twins = measured(["sh", "-c", TWINS], cwd=self.folder)
        return hugo[0] + twins[0], max(hugo[1], twins[1]), hugo[2] + twins[2]

    def files(self):
        return sum(path.is_file() for path in (self.folder / "public").rglob("*"))


def files(history):
    """Of the public release: the inode of each file."""
    root = (history.folder / "public/current").resolve()
    return {str(path.relative_to(root)): path.stat().st_ino for path in root.rglob("*") if path.is_file()}


def build(history):
    return measured([history.program, "site", "--contest", str(history.folder / "contest/contest.yaml")])


def everything(history):
    for name in ("public", "var/site"):
        put_away(history.folder / name)
    return build(history)


def medians(runs):
    return [statistics.median(figures) for figures in zip(*runs)]


def compressed(history):
    """Bytes of the leaderboard as a server sends it."""
    return (history.folder / "public/current/index.html.gz").stat().st_size


def need_hugo():
    if not shutil.which("hugo"):
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "hugo"]
        if subprocess.run(install, stdout=subprocess.DEVNULL).returncode != 0:
            sys.exit("There is no Hugo to compare with. On Debian and Ubuntu: apt-get install hugo, as root.")


def changes(history, rounds=10):
    """Median seconds, MiB and seconds of CPU time after one new submission, and the files that were there and have other contents, twins not counted."""
    runs, rewritten = [], 0
    for number in range(rounds + 4):
        with history.database() as database:
            history.insert(database, history.teams[number * 37 % len(history.teams)], so_far(), "WA")
        before = files(history)
        run = build(history)
        after = files(history)
        # Until there are releases to go on from, all of it is linked.
        if number >= 4:
            runs.append(run)
            rewritten = max(rewritten, sum(before.get(path, inode) != inode for path, inode in after.items() if not path.endswith(".gz")))
    return *medians(runs), rewritten


def whole(history, table):
    """All of it beside Hugo, turn about."""
    everything(history)
    count = len(files(history))
    site = history.folder / "public/current"
    with Hugo(site) as few, Hugo(site, reports=True) as many, Hugo(site, whole=True) as same:
        rounds = [(everything(history), same.build(), few.build(), many.build()) for _ in range(3)]
        ours, *others = (medians(runs) for runs in zip(*rounds))
        kinds = [(f"the same {same.files():,} files", 1.0), (f"{few.pages:,} pages: leaderboard, teams", None), (f"{many.pages:,} pages: submissions, too", None)]
        for (name, bar), theirs in zip(kinds, others):
            table.row(f"all of it / Hugo, {name}", ours[2] / theirs[2], "", under=bar,
                      beside=f"CPU time {ours[2]:.2f} s for {count:,} files against {theirs[2]:.2f} s; by the clock {ours[0]:.2f} against {theirs[0]:.2f} s")
            table.row(f"memory / Hugo's, {name}", ours[1] / theirs[1], "", under=bar, beside=f"{ours[1]:.0f} against {theirs[1]:.0f} MiB")


def site(program, table, teams=1000):
    need_hugo()
    table.head(f"The site of {teams:,} teams with 20 submissions each")
    with History(program, teams, 20) as history:
        whole(history, table)
        span, _, cpu, rewritten = changes(history)
        table.row("one new submission", span * 1000, "ms", under=100, beside=f"{cpu * 1000:.0f} ms of CPU time")
        table.row("files that it rewrote", rewritten, "", under=12)
        before = files(history)
        span_of_nothing, _, cpu_of_nothing = medians([build(history) for _ in range(10)])
        table.row("nothing changed", span_of_nothing * 1000, "ms", beside=f"{cpu_of_nothing * 1000:.0f} ms of CPU time")
        table.row("files that were written", sum(before[path] != inode for path, inode in files(history).items()), "", under=1)
    with History(program, teams, 100) as history:
        everything(history)
        long, _, long_cpu, _ = changes(history)
    table.row("one of 100,000 submissions / one of 20,000", long / span, "", under=1.2,
              beside=f"{long * 1000:.0f} against {span * 1000:.0f} ms; CPU time {long_cpu * 1000:.0f} against {cpu * 1000:.0f} ms")
    for count, largest in (100, 8.0), (1000, 30.0):
        with History(program, count, 6) as history:
            everything(history)
            table.row(f"leaderboard of {count:,} teams, compressed", compressed(history) / 1000, "kB", under=largest)
