"""Contests that are made to be measured, in folders of their own."""
import datetime
import json
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import time
import zipfile

TREE = pathlib.Path(__file__).resolve().parent.parent
SUM = '#include <stdio.h>\nint main(void){long a,b;if(scanf("%ld %ld",&a,&b)!=2)return 1;printf("%ld\\n",a+b);}\n'


def different(number, source=SUM):
    """The same program from other bytes, so that it is no duplicate."""
    return f"/* {number} */\n{source}"


def sums(count):
    """Test cases of a + b."""
    return [(f"{number} {number + 1}\n", f"{2 * number + 1}\n") for number in range(count)]


class Contest:
    """A contest of one problem; removed where it is used as a context."""

    problem = "sum"

    def __init__(self, program, tests, slots=1, limits="memory: 256", time_limit=1):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="batch-judge-bench-"))
        for name in ("templates", "images"):
            (self.folder / name).symlink_to(TREE / name)
        data = self.folder / "contest/problems/sum/data"
        for group, cases in (("sample", tests[:1]), ("secret", tests[1:])):
            (data / group).mkdir(parents=True)
            for number, (given, answer) in enumerate(cases):
                (data / group / f"{number:05}.in").write_text(given)
                (data / group / f"{number:05}.ans").write_text(answer)
        (data.parent / "problem.yaml").write_text(
            f"name: Sum\nlimits: {{{limits}}}\nbatch_judge: {{time_limit: {time_limit}}}\n")
        (self.folder / "contest/teams.yaml").write_text("- {id: team, name: Team}\n")
        (self.folder / "inbox/team").mkdir(parents=True)
        self.use(slots)

    def use(self, slots):
        """From the next sweep on."""
        start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=10)
        (self.folder / "contest/contest.yaml").write_text(
            f"id: bench\nname: Bench\nstart_time: {start:%Y-%m-%dT%H:%M:%S}+00:00\nduration: \"5:00:00\"\n"
            f"problems:\n  - {{id: {self.problem}, label: A}}\n"
            "inbox: ../inbox/{team}\noutbox: ../var/outbox/{team}\n"
            "site: ../public\nstate: ../var\ntemplates: ../templates\nimages: ../images\n"
            f"intake: {{settle: 0s}}\njudging: {{slots: {slots}}}\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def upload(self, name, source=SUM):
        with zipfile.ZipFile(self.folder / f"inbox/team/{name}.zip", "w") as archive:
            archive.writestr("sum.c", source)

    def words(self, *words):
        return [self.program, *words, "--contest", str(self.folder / "contest/contest.yaml")]

    def command(self, *words):
        return subprocess.run(self.words(*words), check=True, capture_output=True).stdout

    def sweep(self):
        """Seconds of one sweep."""
        start = time.perf_counter()
        self.command("run")
        return time.perf_counter() - start

    def rejudge(self):
        """Seconds of a sweep that judges everything again; the programs are in the cache."""
        self.command("rejudge", "--all", "--fresh")
        return self.sweep()

    def judged(self):
        """Each submission, all of which must have been accepted."""
        entries = self.entries()
        assert entries and all(entry["verdict"] == "AC" for entry in entries), [entry["verdict"] for entry in entries]
        return entries

    def entries(self):
        return json.loads(self.command("export", "submissions"))

    def database(self):
        return sqlite3.connect(self.folder / "var/results.sqlite")
