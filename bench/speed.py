"""How many test cases, submissions and bytes a second."""
import pathlib
import statistics
import subprocess
import tempfile
import time

import engine
from contest import Contest, different, sums

COPY = """#include <unistd.h>
static char space[1 << 16];
int main(void) {
    ssize_t count;
    while ((count = read(0, space, sizeof space)) > 0)
        for (ssize_t done = 0; done < count;) {
            ssize_t more = write(1, space + done, count - done);
            if (more < 0) return 1;
            done += more;
        }
}
"""


def idle(program):
    """Median seconds of a sweep with nothing to do."""
    with Contest(program, sums(1)) as contest:
        contest.sweep()
        return statistics.median(contest.sweep() for _ in range(10))


def idle_with_history(program, count=20_000):
    """The same over a store with old submissions, whose uploads are remembered."""
    with Contest(program, sums(1)) as contest:
        contest.upload("sum")
        contest.sweep()
        database = contest.database()
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
        return statistics.median(contest.sweep() for _ in range(10))


def cached(program, tests, rounds=3, source=None, **rules):
    """Median seconds of a sweep with one submission, whose program is in the cache."""
    with Contest(program, tests, **rules) as contest:
        contest.upload("sum", *([source] if source else []))
        contest.sweep()
        span = statistics.median(contest.rejudge() for _ in range(rounds))
        contest.judged()
        return span


def test_cases(program, table):
    table.head("Test cases (C, a + b, one container for all)")
    few, many = cached(program, sums(2)), cached(program, sums(2000))
    each, bare = (many - few) * 1000 / 1998, engine.bare_fork_exec(2000)
    table.row("test case beyond a bare fork+exec", each - bare, "ms", under=0.5, beside=f"{each:.2f} against {bare:.2f} ms")
    whole, docker = cached(program, sums(1000)), engine.seconds_each(16)
    table.row("1,000 in one submission / docker run each", docker * 1000 / whole, "times", least=100,
              beside=f"{1000 / whole:.0f} against {1 / docker:.1f} a second, the whole sweep")


def submissions(program, table, count=200):
    """One test each. First compiled, then from the cache, in one slot and in two."""
    table.head(f"Submissions of one test case ({count}; C)")
    with Contest(program, sums(1), slots=2) as contest:
        for number in range(count):
            contest.upload(f"sum-{number}", different(number))
        fresh = count / contest.sweep()
        for slots in (1, 2):
            contest.use(slots)
            before = engine.runs_per_second(20 * slots, slots)
            ours = count / contest.rejudge()
            bare = (before + engine.runs_per_second(20 * slots, slots)) / 2
            table.row(f"cached / loop of docker run --rm, slots: {slots}", ours / bare, "", least=0.9,
                      beside=f"{ours:.1f} against {bare:.1f} a second")
        contest.judged()
    table.row("fresh, compiled in a container too, slots: 2", fresh, "/s", beside=f"{fresh * 60:.0f} a minute")


def one_submission(program, table, count=12):
    with Contest(program, sums(1)) as contest:
        for number in range(count):
            contest.upload(f"sum-{number}", different(number))
        contest.sweep()
        span = (contest.rejudge() - idle(program)) / count
        contest.judged()
    docker = engine.seconds_each(count)
    table.row("12 cached, slots: 1, each / docker run --rm", span / docker, "", under=1.3,
              beside=f"{span * 1000:.0f} against {docker * 1000:.0f} ms")


def volume(program, table, size=64 << 20):
    table.head("64 MiB of input and 64 MiB of output for one test case")
    text = ("0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmn\n" * (size // 64))
    rules = {"limits": "memory: 256, output: 64", "time_limit": 20, "source": COPY}
    with Contest(program, [(text, text)]) as contest:
        given = contest.folder / "contest/problems/sum/data/sample/00000.in"
        small = contest.folder / "small"
        small.write_text("1 2\n")
        pipes = [engine.pipe_seconds(COPY, given) - engine.pipe_seconds(COPY, small) for _ in range(3)]
    ours = cached(program, [(text, text)], 3, **rules) - cached(program, [("1 2\n", "1 2\n")], 3, **rules)
    pipe = statistics.median(pipes)
    rate = 2 * size / 1e6
    table.row("judged, compared with the answer too", rate / ours, "MB/s",
              beside=f"{rate / pipe:.0f} MB/s through docker run -i, compared with nothing")


def comparison(program, table, size=100_000_000, rounds=5):
    """The default output validator as a program, beside `cmp` on the same two files."""
    table.head(f"Comparing {size // 10**6} MB with {size // 10**6} MB")
    line = b"0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmn\n"
    with tempfile.TemporaryDirectory() as folder:
        answer, same, blanks = (pathlib.Path(folder) / name for name in ("1.ans", "same", "blanks"))
        for path, text in ((answer, line), (same, line), (blanks, line.replace(b" ", b"\t"))):
            path.write_bytes(text * (size // len(line)))

        def seconds(command, output, code):
            spans = []
            for _ in range(rounds):
                start = time.perf_counter()
                with output.open("rb") as file:
                    assert subprocess.run(command, stdin=file).returncode == code
                spans.append(time.perf_counter() - start)
            return statistics.median(spans)

        bare = seconds(["cmp", "-s", answer, same], answer, 0)
        validate = [program, "validate", "/dev/null", answer, folder]
        for name, output, bar in (("equal files", same, 2), ("a tab for every space", blanks, None)):
            ours = seconds(validate, output, 42)
            table.row(f"validate, {name} / cmp of equal files", ours / bare, "times", under=bar,
                      beside=f"{size / ours / 1e9:.2f} against {size / bare / 1e9:.2f} GB/s")


def nothing(program, table):
    table.head("Sweeps with nothing to do")
    table.row("empty contest", idle(program) * 1000, "ms", under=50)
    table.row("20,000 submissions stored", idle_with_history(program) * 1000, "ms", under=100)
