"""Metrics of a million rows, from two CSV files to the value, beside scikit-learn with pandas."""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from contest import TREE

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = ["scikit-learn==1.9.1", "numpy==2.4.6", "scipy==1.17.1", "pandas==3.1.1"]
ROWS = 1_000_000
# A metric, its options, and the columns that it reads: classes, scores or numbers.
METRICS = [("accuracy", [], "class"), ("f1", ["average=macro"], "class"), ("roc_auc", [], "score"), ("average_precision", [], "score"),
           ("log_loss", [], "score"), ("rmse", [], "number"), ("r2", [], "number")]


def installed():
    """The Python that has them; nil where they cannot be had."""
    folder = TREE / ".build/bench-scikit-learn"
    python = folder / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        return None
    return python


def files(folder, kind):
    """Labels and predictions, in the same order, which most programs keep."""
    make = {"class": lambda: (random.randrange(10), random.randrange(10)),
            "score": lambda: (random.randrange(2), random.random()),
            "number": lambda: (random.gauss(3, 2), random.gauss(3, 2))}[kind]
    paths = folder / f"{kind}-labels.csv", folder / f"{kind}-predictions.csv"
    with open(paths[0], "w") as labels, open(paths[1], "w") as predictions:
        labels.write("id,y\n")
        predictions.write("id,y\n")
        for row in range(ROWS):
            right, guess = make()
            labels.write(f"{row},{right!r}\n")
            predictions.write(f"{row},{guess!r}\n")
    return paths


def ours(program, metric, options, labels, predictions):
    words = [word for option in options for word in ("--option", option)]
    start = time.perf_counter()
    answer = subprocess.run([program, "score", "--metric", metric, *words, "--labels", labels, "--id", "id", "--column", "y", predictions],
                            check=True, capture_output=True)
    return time.perf_counter() - start, json.loads(answer.stdout)["value"]


def theirs(python, metric, labels, predictions):
    """From start to end as ours; the value; and the time without Python's start and imports."""
    start = time.perf_counter()
    answer = subprocess.run([python, HERE / "score_peer.py", metric, labels, predictions], check=True, capture_output=True)
    span = time.perf_counter() - start
    found = json.loads(answer.stdout)
    return span, found["value"], found["seconds"]


def scores(program, table):
    table.head(f"Scoring {ROWS:,} rows: batch-judge score / a program of pandas and scikit-learn, both from start to end")
    python = installed()
    if python is None:
        print("  not measured: scikit-learn and pandas cannot be installed here")
        return
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        paths = {kind: files(pathlib.Path(folder), kind) for kind in ("class", "score", "number")}
        for metric, options, kind in METRICS:
            pairs = [(ours(program, metric, options, *paths[kind]), theirs(python, metric, *paths[kind])) for _ in range(3)]
            assert all(abs(a[1] - b[1]) <= 1e-14 * abs(b[1]) for a, b in pairs), f"{metric}: {pairs}"
            mine, other = (sorted(pair[index][0] for pair in pairs)[1] for index in (0, 1))
            inside = sorted(pair[1][2] for pair in pairs)[1]
            table.row(metric, mine / other, "", under=0.5,
                      beside=f"{mine * 1000:.0f} against {other * 1000:.0f} ms, {inside * 1000:.0f} ms of it without start and imports")


def intervals(program, table):
    """What intervals cost, and comparisons of entries."""
    table.head(f"Intervals of {ROWS:,} rows")
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        for metric, kind, bar in (("accuracy", "class", 2), ("roc_auc", "score", None)):
            labels, predictions = files(pathlib.Path(folder), kind)

            def span(*words):
                times = []
                for _ in range(3):
                    start = time.perf_counter()
                    subprocess.run([program, "score", "--metric", metric, "--labels", labels, "--id", "id", "--column", "y", *words, predictions],
                                   check=True, capture_output=True)
                    times.append(time.perf_counter() - start)
                return sorted(times)[1]

            plain, own, both = span(), span("--interval", "bench"), span("--interval", "bench", "--against", predictions)
            table.row(f"{metric}: interval", own - plain, "s", under=bar)
            table.row(f"{metric}: draws of one entry for its comparisons", (both - own) / 2, "s")
