"""What a program that floods its output costs: the judge's memory, and the other slot's time."""
import pathlib
import re
import statistics
import subprocess
import time

from contest import Contest, different, sums

FLOOD = """/* %d */
#include <string.h>
#include <unistd.h>
static char space[1 << 16];
int main(void) {
    memset(space, 'x', sizeof space);
    for (;;) {
        if (%s && write(1, space, sizeof space) < 0) return 1;
        if (write(2, space, sizeof space) < 0) return 1;
    }
}
"""
WORK = """#include <stdio.h>
int main(void) {
    unsigned long long value = 1;
    for (long i = 0; i < 600000000; i++) value = value * 6364136223846793005ull + 1442695040888963407ull;
    long a, b;
    if (scanf("%ld %ld", &a, &b) != 2) return 1;
    printf("%ld\\n", a + b + (long)(value == 7));
}
"""
SLEEP = "#include <unistd.h>\nint main(void){sleep(3);}\n"


def peak(words):
    """Peak resident bytes of a process, as the kernel counted them up to the last look before its end."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            most = max(most, *(int(kib) << 10 for kib in re.findall(r"VmHWM:\s+(\d+)", status)), 0)
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.005)
    assert process.returncode == 0, process.returncode
    return most


def memory(program, table):
    """Floods of both streams until the cap on output, then floods of standard error until the limit on CPU time."""
    table.head("Peak memory of the judge process while a program floods")

    def flood(megabytes, seconds, both):
        with Contest(program, sums(1), limits=f"memory: 256, output: {megabytes}", time_limit=seconds) as contest:
            contest.upload("sum", FLOOD % (megabytes, both))
            most = peak(contest.words("run"))
            verdict = [entry["verdict"] for entry in contest.entries()]
            assert verdict == (["OLE"] if both else ["TLE"]), verdict
            return most / (1 << 20)

    for name, short, long in (
        ("both streams, 512 MiB", flood(8, 20, 1), flood(512, 20, 1)),
        ("standard error, 8 s of CPU time", flood(8, 1, 0), flood(8, 8, 0)),
    ):
        table.row(name, long, "MiB", under=64)
        table.row("  / 8 MiB or 1 s of it", long / short, "", under=1.15, beside=f"{long:.1f} against {short:.1f} MiB")


def other_slot(program, table):
    """A program that computes in one slot, beside one that floods and one that sleeps in the other, turn about."""
    table.head("A program beside a flood in the other slot / beside one that sleeps")
    # The usual cap on output, and one of a problem with large outputs.
    for megabytes in (8, 64):
        spans = beside_floods(program, megabytes)
        floods = {"stdout": f"both streams until the cap, {megabytes} MiB"}
        if megabytes == 8:
            floods["stderr"] = "standard error until the time limit"
        for name, flood in floods.items():
            for clock, words in (("cpu_ms", "CPU time"), ("wall_ms", "wall time")):
                beside, alone = statistics.median(spans[name, clock]), statistics.median(spans["sleep", clock])
                table.row(f"{words}, {flood}", beside / alone, "", under=1.1, beside=f"{beside:.0f} against {alone:.0f} ms")


def beside_floods(program, megabytes, rounds=5):
    """Milliseconds of the program that computes, by what runs beside it and by clock."""
    spans = {}
    with Contest(program, sums(1), slots=2, limits=f"memory: 256, output: {megabytes}", time_limit=2) as contest:
        for number, source in enumerate((SLEEP, FLOOD % (1, 0), FLOOD % (2, 1))):
            contest.upload("sum-a", source)
            contest.upload("sum-b", different(number, WORK))
            contest.sweep()
        ids = [entry["id"] for entry in contest.entries()]
        for _ in range(rounds):
            for name, pair in zip(("sleep", "stderr", "stdout"), zip(ids[::2], ids[1::2])):
                contest.command("rejudge", *(word for each in pair for word in ("--submission", str(each))))
                contest.sweep()
                run = next(entry for entry in contest.entries() if entry["id"] == pair[1])
                assert run["verdict"] == "AC", run
                for clock in ("cpu_ms", "wall_ms"):
                    spans.setdefault((name, clock), []).append(run["tests"][0][clock])
    return spans
