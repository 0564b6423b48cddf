#!/usr/bin/env python3
"""Measures batch-judge on this machine, each figure beside a baseline that runs in the same minutes.

usage: bench.py PROGRAM    (the release build of batch-judge; the judge images must be there)

Prints a table with the bars that we hold ourselves to, and ends with 1 if one is missed.
"""
import datetime
import json
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TREE = HERE.parent
SOURCE = '#include <stdio.h>\nint main(void){long a,b;if(scanf("%ld %ld",&a,&b)!=2)return 1;printf("%ld\\n",a+b);}\n'
CAPS = ["--network", "none", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--read-only", "--memory",
        "272m", "--memory-swap", "272m", "--pids-limit", "64", "--user", "65433:65433",
        "--tmpfs", "/work:size=256m", "--tmpfs", "/tmp:size=256m", "--cpuset-cpus", "0"]


class Contest:
    """A contest of one problem, a + b, in a folder of its own."""

    def __init__(self, program, tests, slots=1):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="batch-judge-bench-"))
        for name in ("templates", "images"):
            (self.folder / name).symlink_to(TREE / name)
        data = self.folder / "contest/problems/sum/data"
        for group, count in (("sample", 1), ("secret", tests - 1)):
            (data / group).mkdir(parents=True)
            for number in range(count):
                (data / group / f"{number:05}.in").write_text(f"{number} {number + 1}\n")
                (data / group / f"{number:05}.ans").write_text(f"{2 * number + 1}\n")
        (data.parent / "problem.yaml").write_text(
            "name: Sum\nlimits: {memory: 256}\nbatch_judge: {time_limit: 1}\n")
        start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=10)
        (self.folder / "contest/contest.yaml").write_text(
            f"id: bench\nname: Bench\nstart_time: {start:%Y-%m-%dT%H:%M:%S}+00:00\nduration: \"5:00:00\"\n"
            "problems:\n  - {id: sum, label: A}\ninbox: ../inbox/{team}\noutbox: ../var/outbox/{team}\n"
            "site: ../public\nstate: ../var\ntemplates: ../templates\nimages: ../images\n"
            f"intake: {{settle: 0s}}\njudging: {{slots: {slots}}}\n")
        (self.folder / "contest/teams.yaml").write_text("- {id: team, name: Team}\n")
        (self.folder / "inbox/team").mkdir(parents=True)

    def upload(self, name, source=SOURCE):
        with zipfile.ZipFile(self.folder / f"inbox/team/{name}.zip", "w") as archive:
            archive.writestr("sum.c", source)

    def command(self, *words):
        return subprocess.run([self.program, *words, "--contest", self.folder / "contest/contest.yaml"],
                              check=True, capture_output=True).stdout

    def sweep(self):
        """Milliseconds of one sweep."""
        start = time.perf_counter()
        self.command("run")
        return (time.perf_counter() - start) * 1000

    def judged(self):
        """Each submission, all of which must have been accepted."""
        entries = json.loads(self.command("export", "submissions"))
        assert all(entry["verdict"] == "AC" for entry in entries), [entry["verdict"] for entry in entries]
        return entries

    def remove(self):
        shutil.rmtree(self.folder)


def different(number):
    """The same program from other bytes, so that it is no duplicate."""
    return f"/* {number} */\n{SOURCE}"


def bare_fork_exec(rounds):
    """Milliseconds of fork, exec, pipe and wait of the same program in a container with the same caps."""
    with tempfile.TemporaryDirectory(prefix="batch-judge-bench-") as folder:
        folder = pathlib.Path(folder)
        os.chmod(folder, 0o755)
        (folder / "sum.c").write_text(SOURCE)
        shutil.copy(HERE / "spawn.c", folder)
        for name, flags in (("sum", []), ("spawn", ["-static"])):
            subprocess.run(["docker", "run", "--rm", "--network", "none", "-v", f"{folder}:/b", "batch-judge/c-cpp", "gcc", "-O2", *flags,
                            "-o", f"/b/{name}", f"/b/{name}.c"], check=True)
        command = ["docker", "run", "--rm", *CAPS, "-v", f"{folder}:/b:ro", "batch-judge/c-cpp", "/b/spawn", str(rounds),
                   "/b/sum"]
        return float(subprocess.run(command, check=True, capture_output=True).stdout)


def docker_run(rounds):
    """Median milliseconds of `docker run --rm` of the same program with the same caps."""
    with tempfile.TemporaryDirectory(prefix="batch-judge-bench-") as folder:
        folder = pathlib.Path(folder)
        os.chmod(folder, 0o755)
        (folder / "sum.c").write_text(SOURCE)
        subprocess.run(["docker", "run", "--rm", "--network", "none", "-v", f"{folder}:/b", "batch-judge/c-cpp", "gcc", "-O2", "-o", "/b/sum",
                        "/b/sum.c"], check=True)
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            subprocess.run(["docker", "run", "--rm", "-i", *CAPS, "-v", f"{folder}:/b:ro", "batch-judge/c-cpp", "/b/sum"],
                           input=b"1 2\n", capture_output=True)
            times.append((time.perf_counter() - start) * 1000)
        return statistics.median(times)


def milliseconds_per_test(program):
    """Milliseconds per test case in one container, and of the same program spawned barely under the same caps."""
    tests = 2000
    spans = []
    for count in (2, tests):
        contest = Contest(program, count)
        contest.upload("sum")
        contest.sweep()
        times = []
        # Again, now that the program is in the cache: what is left is running.
        for _ in range(5):
            contest.command("rejudge", "--submission", "1")
            times.append(contest.sweep())
        contest.judged()
        contest.remove()
        spans.append(statistics.median(times))
    return (spans[1] - spans[0]) / (tests - 2), bare_fork_exec(tests)


def one_test_submission(program):
    """A sweep's milliseconds per one-test submission, one slot, programs in the cache, against `docker run --rm`."""
    count = 12
    contest = Contest(program, 1)
    for number in range(count):
        contest.upload(f"sum-{number}", different(number))
    contest.sweep()
    contest.command("rejudge", "--all")
    span = (contest.sweep() - idle(program)) / count
    contest.judged()
    contest.remove()
    return span, docker_run(count)


def idle(program):
    """Median milliseconds of a sweep with nothing to do."""
    contest = Contest(program, 1)
    contest.sweep()
    span = statistics.median(contest.sweep() for _ in range(10))
    contest.remove()
    return span


def per_minute(program, slots):
    """Fresh submissions, compiled and judged, a minute."""
    count = 16
    contest = Contest(program, 1, slots)
    for number in range(count):
        contest.upload(f"sum-{number}", different(number))
    span = contest.sweep()
    contest.judged()
    contest.remove()
    return count * 60_000 / span


def idle_with_history(program, count=20_000):
    """Median milliseconds of an idle sweep over a store with old submissions, whose uploads are remembered."""
    contest = Contest(program, 1)
    contest.upload("sum")
    contest.sweep()
    database = sqlite3.connect(contest.folder / "var/results.sqlite")
    with database:
        for table, key in (("submission", "id"), ("judgement", "submission")):
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in ("id", key)]
            names = ", ".join(columns)
            for number in range(2, count + 1):
                database.execute(f"INSERT INTO {table} ({key}, {names}) SELECT {number}, {names} FROM {table} WHERE {key} = 1")
        database.executemany("INSERT INTO upload (device, inode, changed, size, submission) VALUES (1, ?, 1, 1, ?)",
                             ((number, number) for number in range(2, count + 1)))
    database.close()
    contest.sweep()
    span = statistics.median(contest.sweep() for _ in range(10))
    contest.remove()
    return span


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    missed = []

    def row(what, value, unit, bar=None, beside=""):
        if bar is not None and value >= bar:
            missed.append(what)
        note = "" if bar is None else f"bar: under {bar:g} {unit}".strip() + ("  MISSED" if what in missed else "")
        print(f"{what:<52} {value:9.2f} {unit:<5} {note:<24} {beside}".rstrip(), flush=True)

    each, bare = milliseconds_per_test(program)
    row("test case beyond a bare fork+exec", each - bare, "ms", 0.5, f"{each:.2f} ms against {bare:.2f} ms")
    ours, docker = one_test_submission(program)
    row("one-test submission / docker run --rm", ours / docker, "", 1.3, f"{ours:.0f} ms against {docker:.0f} ms")
    for slots in (1, 2):
        row(f"fresh C submissions a minute, slots: {slots}", per_minute(program, slots), "/min")
    row("sweep with nothing to do", idle(program), "ms", 50)
    row("sweep with nothing to do, 20,000 submissions stored", idle_with_history(program), "ms", 100)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
