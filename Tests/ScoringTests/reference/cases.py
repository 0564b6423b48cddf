"""Prints labels, predictions and the values that the metrics must have, computed here and now by scikit-learn, SciPy and NumPy.

usage: cases.py [ROWS]    (with ROWS: a few large cases of so many rows)

JSON, a case on each line: `labels` and `predictions` are CSV files, `expected` is a list of `metric, options, value, slack`.
A value may be `slack` units in the last place off, which are those of 1 where `scale` says so: for what is a difference of two
numbers around 1. A value of null says that there is none. What no library has is computed the slow, plain way.
"""
import csv
import io
import itertools
import json
import math
import sys
import warnings

import numpy as np
from scipy import stats
from scipy.spatial.distance import directed_hausdorff
from sklearn import metrics as m

warnings.filterwarnings("ignore")


def text(value):
    if isinstance(value, str):
        return value
    return repr(value.item() if hasattr(value, "item") else value)


def table(columns):
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["id", *columns])
    for row, values in enumerate(zip(*columns.values())):
        writer.writerow([row, *map(text, values)])
    return file.getvalue()


def case(name, labels, predictions, expected):
    print(json.dumps({"name": name, "labels": table(labels), "predictions": table(predictions), "expected": expected}))


def value(metric, number, slack=4, scale=0.0, **options):
    options = {key.rstrip("_"): text(option) if not isinstance(option, bool) else str(option).lower() for key, option in options.items()}
    number = float(number)
    number = number if math.isfinite(number) else None
    return {"metric": metric, "options": options, "value": number, "slack": slack, "scale": scale}


def columns(prefix, matrix):
    return {f"{prefix}{index}": list(column) for index, column in enumerate(np.asarray(matrix).T)}


def names(prefix, matrix):
    return ",".join(columns(prefix, matrix))


# Classes.

QUOTIENTS = {"precision": m.precision_score, "recall": m.recall_score, "f1": m.f1_score, "jaccard": m.jaccard_score}


def quotients(y, p, averages):
    found = []
    for name, function in QUOTIENTS.items():
        for average in averages:
            for zero in (0, 1):
                found.append(value(name, function(y, p, average=average, zero_division=zero), average=average, zero_division=str(zero)))
            if name != "jaccard":
                found.append(value(name, function(y, p, average=average, zero_division=np.nan), average=average, zero_division="nan"))
    for average in averages:
        for beta in (0.5, 2.0):
            found.append(value("fbeta", m.fbeta_score(y, p, beta=beta, average=average, zero_division=0), beta=beta, average=average))
    return found


def classes(y, p, binary=False):
    found = [
        value("accuracy", m.accuracy_score(y, p)),
        value("balanced_accuracy", m.balanced_accuracy_score(y, p)),
        value("mcc", m.matthews_corrcoef(y, p), scale=1),
        value("hamming", m.hamming_loss(y, p)),
        value("zero_one", m.zero_one_loss(y, p)),
        value("kappa", m.cohen_kappa_score(y, p), scale=1),
        value("kappa", m.cohen_kappa_score(y, p, weights="linear"), scale=1, weights="linear"),
        value("kappa", m.cohen_kappa_score(y, p, weights="quadratic"), scale=1, weights="quadratic"),
    ]
    if len(set(y)) > 1:
        found.append(value("balanced_accuracy", m.balanced_accuracy_score(y, p, adjusted=True), scale=1, adjusted=True))
    found += quotients(y, p, ("micro", "macro", "weighted"))
    return found + quotients(y, p, ("binary",)) if binary else found


def clusters(y, p):
    """Information is a sum of logarithms that nearly cancel out."""
    found = [
        value("adjusted_rand", m.adjusted_rand_score(y, p), scale=1),
        value("fowlkes_mallows", m.fowlkes_mallows_score(y, p)),
        value("homogeneity", m.homogeneity_score(y, p), slack=32, scale=1),
        value("completeness", m.completeness_score(y, p), slack=32, scale=1),
        value("v_measure", m.v_measure_score(y, p, beta=0.5), slack=32, scale=1, beta=0.5),
    ]
    for average in ("min", "geometric", "arithmetic", "max"):
        found.append(value("normalized_mutual_info", m.normalized_mutual_info_score(y, p, average_method=average),
                           slack=32, scale=1, average_method=average))
        # Its expectation is a sum over logarithms of factorials, which are large.
        found.append(value("adjusted_mutual_info", m.adjusted_mutual_info_score(y, p, average_method=average),
                           slack=32 * max(16, len(y)), scale=1, average_method=average))
    return found


def class_cases(random):
    fixed = [
        ("binary", [0, 0, 1, 1, 0, 1, 0, 1, 1, 0], [0, 1, 1, 1, 0, 0, 0, 1, 1, 1], True),
        ("four classes", [0, 1, 2, 2, 1, 0, 3, 3, 2, 1], [0, 2, 2, 2, 1, 0, 3, 2, 0, 1], False),
        ("all wrong", [1, 0, 1], [0, 1, 0], True),
        ("nothing positive predicted", [1, 0, 1, 0], [0, 0, 0, 0], True),
        ("nothing positive", [0, 0, 0], [0, 0, 0], True),
        ("one row", [1], [1], True),
        ("unknown class predicted", ["a", "b", "c"], ["a", "z", "c"], False),
        ("beside the plane", ["😀", "\uffee", "x"], ["\uffee", "\uffee", "😀"], False),
        ("large and broken numbers", [1e9, -2.5, 1e9, 70000.0], [1e9, 70000.0, -2.5, 70000.0], None),
    ]
    for name, y, p, binary in fixed:
        if binary is None:
            y, p = [text(v) for v in y], [text(v) for v in p]
            case(name, {"value": y}, {"value": p}, [value("accuracy", m.accuracy_score(y, p)),
                                                    value("f1", m.f1_score(y, p, average="macro"), average="macro")])
        else:
            case(name, {"value": y}, {"value": p}, classes(y, p, binary))
    for number in range(12):
        rows, count = int(random.integers(2, 300)), int(random.integers(2, 9))
        y, p = random.integers(0, count, rows), random.integers(0, count, rows)
        p = np.where(random.random(rows) < random.random(), y, p)
        binary = count == 2 and set(y) == {0, 1}
        case(f"random classes {number}", {"value": y}, {"value": p}, classes(y, p, binary) + clusters(y, p))
    for name, y, p in [
        ("seven rows", [0, 0, 1, 1, 2, 2, 2], [0, 0, 1, 2, 2, 2, 1]),
        ("one cluster each", [0, 0, 0], [1, 1, 1]),
        ("one cluster of labels", [0, 0, 0], [0, 1, 2]),
        ("each row a cluster", [0, 1, 2, 3], [3, 2, 1, 0]),
        ("no agreement", [0, 0, 1, 1], [0, 1, 0, 1]),
    ]:
        case(f"clusters: {name}", {"value": y}, {"value": p}, clusters(y, p))
    y, p = random.integers(0, 2000, 3000), random.integers(0, 2000, 3000)
    case("many classes", {"value": y}, {"value": p},
         [value("kappa", m.cohen_kappa_score(y, p, weights="quadratic"), scale=1, weights="quadratic"),
          value("kappa", m.cohen_kappa_score(y, p, weights="linear"), scale=1, weights="linear"),
          value("adjusted_rand", m.adjusted_rand_score(y, p), scale=1)])


# Scores of classes.

def binary_scores(y, s):
    y, s = np.asarray(y), np.asarray(s)
    order = np.sort(s)
    found = [
        value("roc_auc", m.roc_auc_score(y, s)),
        value("gini", 2 * m.roc_auc_score(y, s) - 1, scale=1),
        value("average_precision", m.average_precision_score(y, s)),
        value("pr_auc_trapezoid", m.auc(*m.precision_recall_curve(y, s)[1::-1])),
    ]
    if len(set(y)) == 2:
        found += [value("roc_auc", m.roc_auc_score(y, s, max_fpr=f), scale=1, slack=8, max_fpr=f) for f in (0.1, 0.5, 1.0)]
    if order[0] < 0 or order[-1] > 1:
        return found
    both = np.stack((1 - s, s), axis=1)
    found += [
        value("log_loss", m.log_loss(y, both, labels=[0, 1])),
        value("brier", m.brier_score_loss(y, s, pos_label=1) if len(set(y)) == 2 else np.mean((s - y) ** 2)),
        value("ece", calibration_error(y, both), slack=16, scale=1),
        value("ece", calibration_error(y, both, 4), slack=16, scale=1, bins=4),
        value("pf1", probabilistic_f(y, s)),
        value("pf1", probabilistic_f(y, s, 2), beta=2),
    ]
    if len(y) > 1 and len(set(y)) == 2:
        found += [value("d2_log_loss", m.d2_log_loss_score(y, both, labels=[0, 1]), scale=1),
                  value("d2_brier", m.d2_brier_score(y, s, pos_label=1), scale=1)]
    return found


def calibration_error(y, p, bins=15):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    bin_of = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    return sum(abs(right[bin_of == b].mean() - confidence[bin_of == b].mean()) * (bin_of == b).mean() for b in set(bin_of))


def probabilistic_f(y, s, beta=1):
    hits, others = s[y == 1].sum(), s[y == 0].sum()
    if hits == 0:
        return 0
    precision, recall = hits / (hits + others), hits / (y == 1).sum()
    return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


def class_scores(y, p):
    labels = list(range(p.shape[1]))
    found = [
        value("log_loss", m.log_loss(y, p, labels=labels)),
        value("brier", m.brier_score_loss(y, p, labels=labels)),
        value("d2_log_loss", m.d2_log_loss_score(y, p, labels=labels), scale=1),
        value("d2_brier", m.d2_brier_score(y, p, labels=labels), scale=1),
        value("ece", calibration_error(y, p), slack=16, scale=1),
        value("roc_auc", m.roc_auc_score(y, p, multi_class="ovr", average="micro"), average="micro"),
        value("average_precision", m.average_precision_score(y, p, average="micro"), average="micro"),
    ]
    for average, multi in itertools.product(("macro", "weighted"), ("ovr", "ovo")):
        found.append(value("roc_auc", m.roc_auc_score(y, p, multi_class=multi, average=average), multi_class=multi, average=average))
    for average in ("macro", "weighted"):
        found.append(value("average_precision", m.average_precision_score(y, p, average=average), average=average))
    for k in (1, 2, 3):
        found.append(value("top_k", m.top_k_accuracy_score(y, p, k=k, labels=labels), k=k))
    for entry in found:
        entry["options"] |= {"columns": names("p", p), "classes": ",".join(map(str, labels))}
    return found


def label_scores(y, s):
    found = [
        # A running sum in scikit-learn.
        value("lrap", m.label_ranking_average_precision_score(y, s), slack=32),
        value("coverage", m.coverage_error(y, s)),
        value("ranking_loss", m.label_ranking_loss(y, s)),
        value("average_precision", m.average_precision_score(y, s, average="samples"), average="samples"),
    ]
    for average in ("macro", "micro", "weighted"):
        found += [value("roc_auc", m.roc_auc_score(y, s, average=average), average=average),
                  value("average_precision", m.average_precision_score(y, s, average=average), average=average)]
    return found


def label_sets(y, q):
    found = [value("accuracy", m.accuracy_score(y, q)), value("zero_one", m.zero_one_loss(y, q)), value("hamming", m.hamming_loss(y, q))]
    return found + quotients(y, q, ("micro", "macro", "weighted", "samples"))


def labels_of(name, y, other, expected):
    for entry in expected:
        entry["options"]["columns"] = names("c", y)
    case(name, columns("c", y), columns("c", other), expected)


def score_cases(random):
    fixed = [
        ("ties", [0, 0, 1, 1, 0, 1, 0, 1, 1, 0], [.1, .4, .35, .8, .2, .35, .05, .9, .7, .4]),
        ("all tied", [0, 1, 1], [0.5, 0.5, 0.5]),
        ("certain and wrong", [0, 1, 1, 0], [1.0, 0.0, 1.0, 0.0]),
        ("zeros with signs", [0, 1, 1, 0], [-0.0, 0.0, 0.5, 0.0]),
        ("no positive", [0, 0, 0], [0.1, 0.2, 0.3]),
        ("beyond probabilities", [0, 1, 0, 1], [-3.0, 1e300, 1e-300, 7.5]),
    ]
    for name, y, s in fixed:
        case(f"scores: {name}", {"value": y}, {"value": s}, binary_scores(y, s))
    for number in range(8):
        rows = int(random.integers(10, 3000))
        y = np.r_[0, 1, random.integers(0, 2, rows)]
        s = random.random(rows + 2)
        s = np.round(s, 2) if number % 2 else s
        case(f"random scores {number}", {"value": y}, {"value": s}, binary_scores(y, s))
    y = np.array(["no", "yes", "no", "yes"])
    s = np.array([0.2, 0.6, 0.7, 0.9])
    case("words", {"value": y}, {"value": s}, [value("roc_auc", m.roc_auc_score(y, s)),
         value("average_precision", m.average_precision_score(y, s, pos_label="no"), pos_label="no"),
         value("log_loss", m.log_loss(y, s)), value("brier", m.brier_score_loss(y, s, pos_label="yes"))])
    y = np.array([0, 1, 2, 2, 1, 0, 3, 3, 2, 1])
    p = np.array([[.7, .1, .1, .1], [.2, .3, .4, .1], [.1, .2, .6, .1], [.05, .05, .8, .1], [.1, .6, .2, .1], [.6, .2, .1, .1],
                  [.1, .1, .2, .6], [.1, .1, .5, .3], [.4, .1, .3, .2], [.25, .25, .25, .25]])
    case("four classes with probabilities", {"value": y}, columns("p", p), class_scores(y, p))
    for number in range(5):
        rows, count = int(random.integers(20, 400)), int(random.integers(3, 7))
        y = np.r_[np.arange(count), random.integers(0, count, rows)]
        p = random.dirichlet(np.full(count, 0.5), rows + count)
        case(f"random probabilities {number}", {"value": y}, columns("p", p), class_scores(y, p))
    y = np.array([[1, 0, 1], [0, 1, 0], [1, 1, 0], [0, 0, 0], [0, 0, 1]])
    labels_of("label sets", y, np.array([[1, 0, 0], [0, 1, 1], [1, 1, 0], [0, 0, 0], [0, 1, 1]]),
              label_sets(y, np.array([[1, 0, 0], [0, 1, 1], [1, 1, 0], [0, 0, 0], [0, 1, 1]])))
    s = np.array([[.9, .2, .6], [.1, .8, .5], [.7, .7, .3], [.2, .1, .3], [.3, .6, .6]])
    labels_of("label scores", y, s, label_scores(y, s))
    for number in range(4):
        rows, count = int(random.integers(20, 200)), int(random.integers(2, 6))
        y = np.r_[np.eye(count, dtype=int), random.integers(0, 2, (rows, count))]
        q, s = random.integers(0, 2, y.shape), np.round(random.random(y.shape), 1 + number)
        labels_of(f"random label sets {number}", y, q, label_sets(y, q))
        labels_of(f"random label scores {number}", y, s, label_scores(y, s))
        truth, guess = random.dirichlet(np.ones(count), 50), random.dirichlet(np.ones(count), 50)
        truth[0] = np.eye(count)[0]
        labels_of(f"random distributions {number}", truth, guess,
                  [value("kl_divergence", np.mean(stats.entropy(truth, guess, axis=1)), slack=16, scale=1)])


# Numbers.



def regression(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    found = [
        value("mse", m.mean_squared_error(y, p)),
        value("rmse", m.root_mean_squared_error(y, p)),
        value("mae", m.mean_absolute_error(y, p)),
        value("medae", m.median_absolute_error(y, p)),
        value("mape", m.mean_absolute_percentage_error(y, p)),
        value("explained_variance", m.explained_variance_score(y, p), scale=1, slack=8),
        value("smape", 100 * np.mean([0 if a == b == 0 else 2 * abs(a - b) / (abs(a) + abs(b)) for a, b in zip(y.ravel(), p.ravel())])),
    ]
    for alpha in (0.0, 0.1, 0.5, 0.9):
        found.append(value("pinball", m.mean_pinball_loss(y, p, alpha=alpha), alpha=alpha))
    if len(y) > 1:
        found.append(value("r2", m.r2_score(y, p), scale=1))
        found.append(value("d2_absolute", m.d2_absolute_error_score(y, p), scale=1))
        for alpha in (0.1, 0.5, 0.9):
            found.append(value("d2_pinball", m.d2_pinball_score(y, p, alpha=alpha), scale=1, alpha=alpha))
        found.append(value("r2", m.r2_score(y, p, force_finite=False), scale=1, force_finite=False))
    if (y > -1).all() and (p > -1).all():
        # NumPy and the C library round ln(1 + x) differently, which shows where the difference of two of them is small.
        size, error = np.abs(np.log1p([y, p])).max(), m.root_mean_squared_log_error(y, p)
        found += [value("msle", m.mean_squared_log_error(y, p), scale=2 * size * error), value("rmsle", error, scale=size)]
    if y.ndim > 1:
        found.append(value("mcrmse", m.root_mean_squared_error(y, p)))
        found.append(value("r2", m.r2_score(y, p, multioutput="variance_weighted"), scale=1, multioutput="variance_weighted"))
        found.append(value("explained_variance", m.explained_variance_score(y, p, multioutput="variance_weighted"), scale=1, slack=8,
                           multioutput="variance_weighted"))
        return found
    found.append(value("max_error", m.max_error(y, p)))
    if len(y) > 1:
        found += correlation(y, p)
    return found + deviances(y, p)


def correlation(y, p):
    constant = len(set(y)) == 1 or len(set(p)) == 1
    deviation = np.var(y) + np.var(p) + (y.mean() - p.mean()) ** 2
    concordance = float("nan") if constant else 2 * np.mean((y - y.mean()) * (p - p.mean())) / deviation
    return [
        value("pearson", float("nan") if constant else stats.pearsonr(y, p).statistic, slack=16, scale=1),
        value("spearman", float("nan") if constant else stats.spearmanr(y, p).statistic, slack=16, scale=1),
        value("kendall", float("nan") if constant else stats.kendalltau(y, p).statistic, scale=1),
        value("ccc", concordance, slack=16, scale=1),
    ]


def deviances(y, p):
    """They are differences that nearly cancel out, of terms of the size of the labels."""
    found, size = [], float(max(np.abs(y).max(), np.abs(p).max(), 1))
    if (y >= 0).all() and (p > 0).all():
        found.append(value("poisson_deviance", m.mean_poisson_deviance(y, p), slack=16, scale=size))
        found.append(value("tweedie_deviance", m.mean_tweedie_deviance(y, p, power=1.5), slack=16, scale=size, power=1.5))
    if (y > 0).all() and (p > 0).all():
        found.append(value("gamma_deviance", m.mean_gamma_deviance(y, p), slack=16, scale=size))
        found.append(value("tweedie_deviance", m.mean_tweedie_deviance(y, p, power=3), slack=64, scale=size, power=3))
    if (p > 0).all() and size < 100:
        found.append(value("tweedie_deviance", m.mean_tweedie_deviance(y, p, power=-1), slack=16, scale=size**3, power=-1))
    return found + [value("tweedie_deviance", m.mean_tweedie_deviance(y, p, power=0), power=0)]


def regression_cases(random):
    y, p = [3, .5, 2, 7, 4.25, 1, 0, 10], [2.5, 0, 2, 8, 4.5, 1.5, .25, 7]
    case("eight numbers", {"value": y}, {"value": p}, regression(y, p))
    p = [v + .1 for v in p]
    case("eight numbers above 0", {"value": y}, {"value": p}, regression(y, p))
    for name, y, p in [
        ("constant labels", [2.0, 2.0, 2.0], [2.0, 2.0, 3.0]),
        ("constant and perfect", [2.0, 2.0, 2.0], [2.0, 2.0, 2.0]),
        ("one number", [1.5], [2.5]),
        ("zeros", [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]),
        ("below 0", [-0.5, 0.25, 0.5], [0.5, -0.75, 0.5]),
        ("large beside small", [1e16, 1.0, -1e16, 1e-16], [1e16, 0.0, -1e16, 0.0]),
        ("ties", [1.0, 1.0, 2.0, 2.0, 3.0], [1.0, 2.0, 2.0, 2.0, 1.0]),
    ]:
        case(f"numbers: {name}", {"value": y}, {"value": p}, regression(y, p))
    for number in range(12):
        rows = int(random.integers(2, 400))
        y = random.normal(random.normal() * 10, 10.0 ** random.integers(-3, 3), rows)
        p = y + random.normal(0, 10.0 ** random.integers(-3, 3), rows)
        y, p = (np.round(y, 1), np.round(p, 1)) if number % 3 == 0 else (y, p)
        case(f"random numbers {number}", {"value": y}, {"value": p}, regression(y, p))
    for number in range(4):
        y, p = random.gamma(2, 3, 200), random.gamma(2, 3, 200)
        case(f"random numbers above 0, {number}", {"value": y}, {"value": p}, regression(y, p))
        y, p = random.normal(0, 1, (40, 3)) * [1, 10, 100], random.normal(0, 1, (40, 3)) * [1, 10, 100]
        labels_of(f"three columns of numbers {number}", y, p, regression(y, p))


def forecast_cases(random):
    for number in range(4):
        rows, series = 60, np.repeat(["a", "b", "c"], 20)
        series = random.permutation(series)
        y, p = random.normal(0, 3, rows), random.normal(0, 3, rows)
        scale, weight = {"a": 0.5, "b": 1.25, "c": 3.0}, {"a": 0.2, "b": 0.5, "c": 0.3}
        def each(function):
            return [(key, function(y[series == key], p[series == key])) for key in "abc"]
        absolute, squared = each(m.mean_absolute_error), each(m.mean_squared_error)
        labels = {"value": y, "series": series, "scale": [scale[s] for s in series], "weight": [weight[s] for s in series]}
        case(f"series {number}", labels, {"value": p}, [
            value("log_mae", np.mean([math.log(e) for _, e in absolute]), scale=1, group="series"),
            value("log_mae", math.log(m.mean_absolute_error(y, p)), scale=1),
            value("mase", np.mean([e / scale[k] for k, e in absolute]), group="series", scale_="scale"),
            value("wrmsse", sum(weight[k] * math.sqrt(e / scale[k]) for k, e in squared), group="series", scale_="scale", weight="weight"),
        ])
        levels = [0.025, 0.25, 0.5, 0.75, 0.975]
        quantiles = np.sort(random.normal(0, 3, (rows, 5)), axis=1)
        intervals = 0.5 * np.abs(y - quantiles[:, 2])
        for low, high in ((0, 4), (1, 3)):
            alpha, below, above = 2 * levels[low], quantiles[:, low], quantiles[:, high]
            width = above - below + 2 / alpha * ((below - y) * (y < below) + (y - above) * (y > above))
            intervals += alpha / 2 * width
        members = random.normal(0, 3, (rows, 7))
        members[0] = members[0, 0]
        spread = np.abs(members[:, :, None] - members[:, None, :]).mean(axis=(1, 2))
        sigma, size = random.gamma(2, 60, rows), math.sqrt(2)
        likelihood = np.mean([-size * min(abs(a - b), 1000) / max(s, 70) - math.log(size * max(s, 70)) for a, b, s in zip(y * 400, p * 400, sigma)])
        case(f"forecasts {number}", {"value": y}, columns("q", quantiles) | columns("e", members), [
            value("wis", np.mean(intervals / 2.5), slack=16, scale=1, columns=names("q", quantiles), quantiles=",".join(map(str, levels))),
            value("crps", np.mean(np.abs(members - y[:, None]).mean(axis=1) - spread / 2), slack=16, scale=1, columns=names("e", members)),
        ])
        case(f"likelihoods {number}", {"value": y * 400}, {"value": p * 400, "sigma": sigma},
             [value("laplace_log_likelihood", likelihood, columns="value,sigma")])


# Ranking.

def ranking(t, s):
    found = []
    for k in (None, 1, 3):
        options = {} if k is None else {"k": k}
        found.append(value("dcg", m.dcg_score(t, s, k=k), **options))
        found.append(value("ndcg", m.ndcg_score(t, s, k=k), **options))
        # Where there are ties scikit-learn has them in the order of an unstable sort.
        if all(len(set(row)) == len(row) for row in s):
            found.append(value("dcg", m.dcg_score(t, s, k=k, ignore_ties=True), ignore_ties=True, **options))
            found.append(value("ndcg", m.ndcg_score(t, s, k=k, ignore_ties=True), ignore_ties=True, **options))
    found.append(value("dcg", m.dcg_score(t, s, log_base=10), log_base=10))
    return found


def in_rows(name, t, s):
    """The same queries as groups of rows."""
    expected = [entry for entry in ranking(t, s)]
    for entry in expected:
        entry["options"]["group"] = "query"
    query = np.repeat([f"q{i}" for i in range(len(t))], t.shape[1])
    case(name, {"value": t.ravel(), "query": query}, {"value": s.ravel()}, expected)


def retrieved(relevant, lists, k):
    def distinct(items):
        return list(dict.fromkeys(items))
    precision = []
    for actual, found in zip(relevant, lists):
        hits = total = 0
        for place, item in enumerate(found[:k]):
            if item in actual and item not in found[:place]:
                hits += 1
                total += hits / (place + 1)
        precision.append(total / min(len(set(actual)), k) if actual else 0)
    first = [distinct(found)[:k] for found in lists]
    hits = [len(set(f) & set(a)) for f, a in zip(first, relevant)]
    ranks = [next((1 / (i + 1) for i, item in enumerate(f) if item in a), 0) for f, a in zip(first, relevant)]
    return [
        value("map_at_k", np.mean(precision), k=k), value("mrr", np.mean(ranks), k=k),
        value("recall_at_k", np.mean([h / len(set(a)) if a else 0 for h, a in zip(hits, relevant)]), k=k),
        value("precision_at_k", np.mean([h / k for h in hits]), k=k),
        value("hit_at_k", np.mean([h > 0 for h in hits]), k=k),
    ]


def ranking_cases(random):
    t = np.array([[3, 2, 3, 0, 1, 2], [0, 0, 1, 2, 0, 1]])
    s = np.array([[.9, .8, .1, .2, .7, .6], [.5, .5, .5, .1, .2, .3]])
    labels_of("two queries", t, s, ranking(t, s))
    in_rows("two queries in rows", t, s)
    for number in range(4):
        shape = (int(random.integers(2, 30)), int(random.integers(2, 15)))
        t = random.integers(0, 4, shape)
        t[0] = 0
        s = np.round(random.random(shape), 1 + 5 * (number % 2))
        labels_of(f"random queries {number}", t, s, ranking(t, s))
        in_rows(f"random queries in rows {number}", t, s)
    relevant, lists = [[1, 2, 3], [9], []], [[1, 4, 2, 2, 3], [1, 9], [1]]
    for number in range(4):
        case(f"retrieved {number}", {"value": [" ".join(map(str, r)) for r in relevant]},
             {"value": [" ".join(map(str, r)) for r in lists]}, retrieved(relevant, lists, 5) + retrieved(relevant, lists, 2))
        relevant = [list(dict.fromkeys(random.integers(0, 20, random.integers(0, 6)))) for _ in range(50)]
        lists = [list(random.integers(0, 20, random.integers(0, 12))) for _ in range(50)]


# Masks.

def runs(mask):
    flat = np.r_[0, mask.T.ravel(), 0]
    edges = np.flatnonzero(np.diff(flat)) + 1
    return " ".join(f"{start} {end - start}" for start, end in zip(edges[::2], edges[1::2]))


def hausdorff(a, b):
    """A mask that is empty alone is as far away as two pixels can be."""
    if not a.any() and not b.any():
        return None
    if not a.any() or not b.any():
        return math.hypot(a.shape[0] - 1, a.shape[1] - 1)
    a, b = np.argwhere(a), np.argwhere(b)
    return max(directed_hausdorff(a, b)[0], directed_hausdorff(b, a)[0])


def masks(pairs):
    shapes = {"height": "height", "width": "width"}
    def each(function):
        return [None if not a.any() and not b.any() else function(a.ravel(), b.ravel()) for a, b in pairs]
    def filled(values, empty):
        return np.mean([v if v is not None else {"0": 0, "1": 1}[empty] for v in values if v is not None or empty != "drop"])
    found = [
        value("pixel_accuracy", np.mean([m.accuracy_score(a.ravel(), b.ravel()) for a, b in pairs]), **shapes),
        value("mean_iou", np.mean([m.jaccard_score(a.ravel(), b.ravel(), average="macro") for a, b in pairs]), **shapes),
        value("dice", m.f1_score(*(np.concatenate([p[i].ravel() for p in pairs]) for i in (0, 1))), average="micro", empty="0", **shapes),
    ]
    for empty in ("0", "1", "drop"):
        found.append(value("dice", filled(each(m.f1_score), empty), empty=empty, **shapes))
        found.append(value("iou", filled(each(m.jaccard_score), empty), empty=empty, **shapes))
        found.append(value("hausdorff", filled([hausdorff(a, b) for a, b in pairs], empty), empty=empty, **shapes))
    return found


def mask_cases(random):
    a, b = np.zeros((6, 6), dtype=int), np.zeros((6, 6), dtype=int)
    a[1:4, 1:4] = b[2:5, 2:6] = 1
    pairs = [(a, b)]
    for number in range(5):
        labels = {"value": [runs(a) for a, _ in pairs], "height": [a.shape[0] for a, _ in pairs], "width": [a.shape[1] for a, _ in pairs]}
        case(f"masks {number}", labels, {"value": [runs(b) for _, b in pairs]}, masks(pairs))
        pairs = []
        for kind in range(12):
            shape, density = tuple(random.integers(1, 40, 2)), (0, 0.02, 0.5, 1)
            pairs.append(tuple((random.random(shape) < density[kind // 4 if part else kind % 4]).astype(int) for part in (0, 1)))


# Texts.

def edits(a, b):
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
        last = row
    return last[-1]


def texts(pairs):
    characters = [edits(a, b) for a, b in pairs]
    words = [edits(a.split(), b.split()) for a, b in pairs]
    def jaccard(a, b):
        a, b = set(a.split()), set(b.split())
        return len(a & b) / len(a | b) if a | b else 1
    return [
        value("exact_match", np.mean([a == b for a, b in pairs])),
        value("levenshtein", np.mean(characters)),
        value("normalized_levenshtein", np.mean([e / max(len(a), len(b), 1) for e, (a, b) in zip(characters, pairs)])),
        value("cer", sum(characters) / sum(len(a) for a, _ in pairs)),
        value("wer", sum(words) / sum(len(a.split()) for a, _ in pairs)),
        value("word_jaccard", np.mean([jaccard(a, b) for a, b in pairs])),
    ]


def text_cases(random):
    pairs = [("kitten", "sitting"), ("", "abc"), ("abc", ""), ("", ""), ("a\u0308 b", "ä b"), ("the  cat\tsat", "the cat, sat"),
             ("😀😀", "😀"), ("12", "12"), ("line\nbreak", 'quo"te, comma')]
    for number in range(4):
        case(f"texts {number}", {"value": [a for a, _ in pairs]}, {"value": [b for _, b in pairs]}, texts(pairs))
        pairs = [("12", "13")]
        for length in (1, 5, 63, 64, 65, 128, 200):
            a = "".join(random.choice(list("abc d"), length))
            b = "".join(c for c in a if random.random() < 0.8) + "".join(random.choice(list("abc d"), number * 20))
            pairs += [(a, b), (b + "x", a)]
    numbers = [("12", "12"), ("3.0", "3"), ("007", "7")]
    case("texts that are numbers", {"value": [a for a, _ in numbers]}, {"value": [b for _, b in numbers]}, texts(numbers))


# Many rows.

def large_cases(random, rows):
    y, p = random.normal(3, 2, rows), random.normal(3, 2, rows)
    case("large: numbers", {"value": y}, {"value": p}, [
        value("mse", m.mean_squared_error(y, p)), value("rmse", m.root_mean_squared_error(y, p)), value("mae", m.mean_absolute_error(y, p)),
        value("medae", m.median_absolute_error(y, p)), value("mape", m.mean_absolute_percentage_error(y, p)),
        value("max_error", m.max_error(y, p)), value("r2", m.r2_score(y, p), scale=1),
        value("explained_variance", m.explained_variance_score(y, p), scale=1),
        value("pinball", m.mean_pinball_loss(y, p, alpha=0.9), alpha=0.9),
        value("d2_pinball", m.d2_pinball_score(y, p, alpha=0.9), scale=1, alpha=0.9),
        value("pearson", stats.pearsonr(y, p).statistic, scale=1), value("spearman", stats.spearmanr(y, p).statistic, scale=1),
        value("kendall", stats.kendalltau(y, p).statistic, scale=1),
    ])
    y, p = random.gamma(2, 3, rows), random.gamma(2, 3, rows)
    case("large: numbers above 0", {"value": y}, {"value": p}, [
        value("msle", m.mean_squared_log_error(y, p)), value("poisson_deviance", m.mean_poisson_deviance(y, p)),
        value("gamma_deviance", m.mean_gamma_deviance(y, p)),
        value("tweedie_deviance", m.mean_tweedie_deviance(y, p, power=1.5), power=1.5),
    ])
    y, s = random.integers(0, 2, rows), random.random(rows)
    both = np.stack((1 - s, s), axis=1)
    case("large: scores", {"value": y}, {"value": s}, [
        value("roc_auc", m.roc_auc_score(y, s)), value("average_precision", m.average_precision_score(y, s)),
        value("log_loss", m.log_loss(y, both)), value("brier", m.brier_score_loss(y, s)),
        value("d2_log_loss", m.d2_log_loss_score(y, both), scale=1), value("roc_auc", m.roc_auc_score(y, s, max_fpr=0.1), scale=1, max_fpr=0.1),
    ])
    y, p = random.integers(0, 10, rows), random.integers(0, 10, rows)
    case("large: classes", {"value": y}, {"value": p}, classes(y, p) + [value("adjusted_rand", m.adjusted_rand_score(y, p), scale=1)])
    y, p = random.integers(0, 3, rows // 4), random.dirichlet(np.ones(3), rows // 4)
    case("large: probabilities", {"value": y}, columns("p", p), class_scores(y, p))


def main():
    random = np.random.default_rng(20261)
    if len(sys.argv) > 1:
        return large_cases(random, int(sys.argv[1]))
    for section in (class_cases, score_cases, regression_cases, forecast_cases, ranking_cases, mask_cases, text_cases):
        section(random)


main()
