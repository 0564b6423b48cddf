"""Published judges and sandboxes of the same kind, in the same minutes, with the same program and image, one slot."""
import json
import pathlib
import subprocess
import sys

import speed
from contest import TREE, Contest, different, sums

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = ["docker-evaluator==0.1.2", "dockerjudge==1.3.1", "epicbox2==2.0.0", "docker==7.2.0", "setuptools==65.5.0"]
CASES = 20


def installed():
    """The Python that has them; nil where they cannot be had."""
    folder = TREE / ".build/bench-peers"
    python = folder / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        return None
    return python


def peers(program, table):
    table.head(f"Peers from PyPI: batch-judge / them, slots: 1 ({CASES} submissions of one test, then {CASES} tests in one)")
    python = installed()
    if python is None:
        print("  not measured: they cannot be installed here")
        return
    with Contest(program, sums(1)) as contest:
        for number in range(CASES):
            contest.upload(f"sum-{number}", different(number))
        fresh = CASES / contest.sweep()
        cached = CASES / contest.rejudge()
        contest.judged()
    tests = 1000 / speed.cached(program, sums(1000))
    for name in ("docker-evaluator", "dockerjudge", "epicbox2"):
        answer = subprocess.run([python, HERE / "peer.py", name, str(CASES)], capture_output=True, text=True)
        if answer.returncode != 0:
            print(f"  {name}: not measured: {answer.stderr.strip().splitlines()[-1:]}")
            continue
        theirs = json.loads(answer.stdout.splitlines()[-1])
        for what, ours in (("fresh", fresh), ("cached", cached), ("tests", tests)):
            if what in theirs:
                words = {"fresh": "fresh submissions", "cached": "submissions, compiled before", "tests": "test cases"}[what]
                table.row(f"{name}: {words}", ours / theirs[what], "times",
                          beside=f"{ours:.1f} against {theirs[what]:.1f} a second")
