"""Contests with a history that was never judged: rows of the store, as many as wanted."""
import datetime
import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import tempfile

from names import named

TREE = pathlib.Path(__file__).resolve().parent.parent
LABELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The contest runs: five of its twelve hours are over.
START = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) - datetime.timedelta(hours=5)
VERDICTS = ["AC", "WA", "WA", "TLE", "RTE"]


def so_far():
    """Milliseconds since the start, five seconds ago: so long ago has what arrived then been judged."""
    return int((datetime.datetime.now(datetime.timezone.utc) - START).total_seconds() * 1000) - 5000


class History:
    """`teams` teams with `each` judged submissions each, over `problems` problems; removed where it is used as a context."""

    def __init__(self, program, teams, each, problems=10):
        self.program = program
        self.teams = [f"t{number:04}" for number in range(1, teams + 1)]
        self.problems = [f"p{number}" for number in range(problems)]
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="batch-judge-bench-"))
        self.random = random.Random(1)
        self.write_contest()
        self.words("config")
        self.words("site")
        self.count = 0
        with self.database() as database:
            for number in range(teams * each):
                self.insert(database, self.teams[number % teams], number * 17_000_000 // (teams * each))

    def write_contest(self):
        for name in ("templates", "images"):
            (self.folder / name).symlink_to(TREE / name)
        lines = ["id: bench", "name: Bench", f"start_time: {START:%Y-%m-%dT%H:%M:%S}+00:00", 'duration: "12:00:00"', "problems:"]
        for label, problem in zip(LABELS, self.problems):
            lines.append(f"  - {{id: {problem}, label: {label}}}")
            data = self.folder / f"contest/problems/{problem}/data"
            for group in ("sample", "secret"):
                (data / group).mkdir(parents=True)
                (data / group / "1.in").write_text("1 2\n")
                (data / group / "1.ans").write_text("3\n")
            (data.parent / "problem.yaml").write_text(f"name: Problem {label}\nbatch_judge: {{time_limit: 1}}\n")
        lines += ["inbox: ../inbox/{team}", "outbox: ../var/outbox/{team}", "site: ../public", "state: ../var",
                  "templates: ../templates", "images: ../images"]
        (self.folder / "contest/contest.yaml").write_text("\n".join(lines) + "\n")
        (self.folder / "contest/teams.yaml").write_text(
            "".join(named(team, number) for number, team in enumerate(self.teams)))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def database(self):
        return sqlite3.connect(self.folder / "var/results.sqlite")

    def insert(self, database, team, milliseconds, verdict=None):
        """One judged submission, received so long after the start."""
        self.count += 1
        received = int(START.timestamp() * 1000) + milliseconds
        verdict = verdict or self.random.choice(VERDICTS)
        problem = self.random.choice(self.problems)
        runs = [{"cpuMilliseconds": self.random.randrange(900), "exit": 0, "group": "secret", "isSample": False,
                 "memoryKiB": self.random.randrange(1000, 90000), "name": f"secret/{number}", "verdict": verdict,
                 "wallMilliseconds": 20} for number in range(3)]
        database.execute(
            "INSERT INTO submission (id, team, problem, file, sha256, size, received, smoke, state, phase, language, charged, told)"
            " VALUES (?, ?, ?, ?, ?, 1000, ?, 0, 'judged', 'published', 'c', 1, 2)",
            (self.count, team, problem, f"{problem}-{self.count}.zip", f"{self.count:064x}", received))
        database.execute(
            "INSERT INTO judgement (submission, counts, verdict, message, log, started, ended, metrics, runs)"
            " VALUES (?, 1, ?, 'As it was.', '', ?, ?, '[]', ?)",
            (self.count, verdict, received + 1000, received + 2000, json.dumps(runs)))
        database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('revision', ?)", (str(self.count),))

    def words(self, *words):
        return subprocess.run([self.program, *words, "--contest", str(self.folder / "contest/contest.yaml")],
                              check=True, capture_output=True).stdout
