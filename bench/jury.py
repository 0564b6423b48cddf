"""How long a jury waits for what its own submissions come to."""
import json
import time

from contest import Contest, sums

WORK = """#include <stdio.h>
#include <stdlib.h>
static volatile unsigned long state = 1;
int main(void) {
    long a, b;
    if (scanf("%%ld %%ld", &a, &b) != 2) return 1;
    for (long step = 0; step < 30000000; step++) state = state * 6364136223846793005 + 1;
    %s
    printf("%%ld\\n", a + b);
}
"""
KINDS = {
    "accepted": ("", 6),
    "wrong_answer": ("if (a % 7 == 3) b++;", 3),
    "run_time_error": ("if (a % 50 == 40) abort();", 1),
}


def verify(program, table, tests=100):
    """Ten submissions, none of them compiled before, each on all test cases."""
    table.head("The jury's submissions (10 in C, 100 test cases, slots: 2)")
    with Contest(program, sums(tests), slots=2, time_limit=2) as contest:
        for kind, (line, count) in KINDS.items():
            folder = contest.folder / "contest/problems/sum/submissions" / kind
            folder.mkdir(parents=True)
            for number in range(count):
                (folder / f"{number}.c").write_text(f"/* {number} */\n" + WORK % line)
        start = time.perf_counter()
        found = json.loads(contest.command("verify", "--json"))
        span = time.perf_counter() - start
    entries = found["problems"][0]["submissions"]
    work = sum(entry["total_time_ms"] for entry in entries) / 1000
    table.row("verify / its programs' CPU time on two cores", span * 2 / work, "", under=2,
              beside=f"{span:.1f} s against {work:.1f} s of CPU time, {work * 1000 / tests / len(entries):.0f} ms a run")


def one_of_a_hundred(program, table, tests=100):
    """What it costs to judge again after one answer was changed, against judging all again."""
    table.head("Judging again after one of 100 test cases was changed (C)")
    with Contest(program, sums(tests), time_limit=2) as contest:
        contest.upload("sum", "/* 1 */\n" + WORK % "")
        contest.sweep()
        idle = contest.sweep()
        whole = contest.rejudge() - idle
        answer = sorted((contest.folder / "contest/problems/sum/data/secret").glob("*.ans"))[50]
        answer.write_text(answer.read_text() + "\n")
        contest.command("rejudge", "--all")
        part = contest.sweep() - idle
        contest.judged()
    table.row("one changed / all again", part / whole, "", under=0.1,
              beside=f"{part * 1000:.0f} against {whole * 1000:.0f} ms")
