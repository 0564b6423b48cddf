#!/usr/bin/env python3
"""Measures batch-judge on this machine, each figure beside a baseline that runs in the same minutes.

usage: bench.py PROGRAM [PART...]    (the release build of batch-judge; the judge images must be there)

Prints a table with the bars that we hold ourselves to, and ends with 1 if one is missed. README.md says what each row means.
Parts: test_cases one_submission submissions volume comparison verify one_of_a_hundred memory other_slot peers scores intervals models environments site nothing; without any, all of them.
"""
import os
import pathlib
import sys
import time

import environments
import floods
import jury
import models
import peers
import scores
import site_speed
import speed
from table import Table

PARTS = [speed.test_cases, speed.one_submission, speed.submissions, speed.volume, speed.comparison, jury.verify, jury.one_of_a_hundred, floods.memory, floods.other_slot, peers.peers, scores.scores, scores.intervals, models.models, environments.environments, site_speed.site, speed.nothing]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    wanted = sys.argv[2:]
    table = Table()
    start = time.perf_counter()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the first row")
    for part in PARTS:
        if not wanted or part.__name__ in wanted:
            part(program, table)
    print(f"\n{time.perf_counter() - start:.0f} s, {len(table.missed)} bars missed")
    sys.exit(1 if table.missed else 0)


if __name__ == "__main__":
    main()
