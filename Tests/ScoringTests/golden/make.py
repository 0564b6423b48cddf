"""Makes metrics.json, the values that the Swift metrics must have, with scikit-learn.

    python3 -m venv venv && venv/bin/pip install scikit-learn==1.9.1
    venv/bin/python make.py

Small cases hold their labels and predictions as text. Large ones say how to generate both: element i of stream s is
SplitMix64 with the seed 1000 * seed + s after i + 1 steps; `uniform` takes its 53 high bits as a fraction of one,
`classes` its remainder by the number of classes.
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

warnings.filterwarnings("ignore")
AVERAGES = ("micro", "macro", "weighted")
QUOTIENTS = {"precision": m.precision_score, "recall": m.recall_score, "f1": m.f1_score}


def expected(metric, value, **options):
    return {"id": metric, "options": options, "value": format(float(value), ".17g")}


def classification(y, p, positive=None):
    values = [
        expected("accuracy", m.accuracy_score(y, p)),
        expected("balanced_accuracy", m.balanced_accuracy_score(y, p)),
        expected("mcc", m.matthews_corrcoef(y, p)),
    ]
    for name, function in QUOTIENTS.items():
        for average in AVERAGES:
            values.append(expected(name, function(y, p, average=average, zero_division=0), average=average))
        if positive is not None:
            value = function(y, p, pos_label=positive, zero_division=0)
            values.append(expected(name, value, average="binary", pos_label=str(positive)))
            if positive == 1:
                values.append(expected(name, value))
    return values


def regression(y, p):
    values = [
        expected("mse", m.mean_squared_error(y, p)),
        expected("rmse", m.root_mean_squared_error(y, p)),
        expected("mae", m.mean_absolute_error(y, p)),
    ]
    return values + [expected("r2", m.r2_score(y, p))] if len(y) > 1 else values


def text(values):
    return [v if isinstance(v, str) else repr(v.item() if hasattr(v, "item") else v) for v in values]


def small(name, y, p, values):
    return {"name": name, "labels": text(y), "predictions": text(p), "expected": values}


def splitmix(seed, count):
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def generated(seed, rows, classes=None):
    streams = [splitmix(1000 * seed + s, rows) for s in range(2)]
    if classes:
        y, p = ((s % np.uint64(classes)).astype(np.int64) for s in streams)
        values, name = classification(y, p), f"{rows} rows of {classes} classes"
    else:
        y, p = ((s >> np.uint64(11)).astype(np.float64) * 2.0**-53 for s in streams)
        values, name = regression(y, p), f"{rows} uniform rows"
    return {"name": name, "seed": seed, "rows": rows, "classes": classes, "expected": values}


def cases():
    random = np.random.default_rng(20251)
    y, p = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0], [0, 1, 1, 1, 0, 0, 0, 1, 1, 1]
    yield small("binary", y, p, classification(y, p, 1) + classification(y, p, 0))
    y, p = [0, 1, 2, 2, 1, 0, 3, 3, 2, 1], [0, 2, 2, 2, 1, 0, 3, 2, 0, 1]
    yield small("four classes", y, p, classification(y, p))
    y, p = [3, 0.5, 2, 7, 4.25, 1, 0, 10], [2.5, 0, 2, 8, 4.5, 1.5, 0.25, 7]
    yield small("eight numbers", y, p, regression(y, p))
    for name, y, p in [
        ("all right", [1, 0, 1], [1, 0, 1]),
        ("all wrong", [1, 0, 1], [0, 1, 0]),
        ("one class predicted", [1, 0, 1, 0], [1, 1, 1, 1]),
        ("nothing positive predicted", [1, 0, 1, 0], [0, 0, 0, 0]),
        ("one class of labels, other predicted", [1, 1], [0, 1]),
        ("one row", [1], [1]),
        ("no positive anywhere", [0, 0], [0, 0]),
    ]:
        yield small(name, y, p, classification(y, p, 1))
    for name, y, p in [
        ("unknown class predicted", ["a", "b", "c"], ["a", "z", "c"]),
        ("accents and case", ["Ä", "a", "A", "é", "z"], ["a", "a", "A", "é", "Ä"]),
        ("beside the plane", ["😀", "\uffee", "x"], ["\uffee", "\uffee", "😀"]),
    ]:
        yield small(name, y, p, classification(y, p))
    y, p = ["yes", "no", "no", "yes", "no"], ["yes", "yes", "no", "no", "no"]
    yield small("words", y, p, classification(y, p, "yes"))
    for name, y, p in [
        ("constant labels", [2.0, 2.0, 2.0], [2.0, 2.0, 3.0]),
        ("constant labels, perfect", [2.0, 2.0, 2.0], [2.0, 2.0, 2.0]),
        ("one number", [1.5], [2.5]),
        ("negative r2", [1.0, 2.0, 3.0], [30.0, -20.0, 10.0]),
        ("large beside small", [1e16, 1.0, -1e16, 1e-16], [1e16, 0.0, -1e16, 0.0]),
        ("tiny", [1e-160, 2e-160], [2e-160, 1e-160]),
    ]:
        yield small(name, y, p, regression(y, p))
    for number in range(20):
        rows, classes = int(random.integers(2, 300)), int(random.integers(2, 9))
        y, p = random.integers(0, classes, rows), random.integers(0, classes, rows)
        p = np.where(random.random(rows) < random.random(), y, p)
        positive = 1 if classes == 2 and 1 in y and 0 in y else None
        yield small(f"random classes {number}", y, p, classification(y, p, positive))
    for number in range(20):
        rows = int(random.integers(2, 200))
        y = random.normal(random.normal() * 100, 10.0 ** random.integers(-6, 7), rows)
        p = y + random.normal(0, 10.0 ** random.integers(-6, 4), rows)
        yield small(f"random numbers {number}", y, p, regression(y, p))
    yield generated(1, 1_000)
    yield generated(2, 100_000)
    yield generated(4, 100_000, 2)
    yield generated(5, 100_000, 150)


lines = ",\n".join(json.dumps(case) for case in cases())
versions = f'"scikit-learn": "{sklearn.__version__}", "numpy": "{np.__version__}"'
path = pathlib.Path(__file__).with_name("metrics.json")
path.write_text(f'{{{versions}, "cases": [\n{lines}\n]}}\n')
