"""Scores one predictions file with pandas and scikit-learn: score_peer.py METRIC LABELS PREDICTIONS."""
import json
import sys
import time

import pandas
from sklearn import metrics

FUNCTIONS = {
    "accuracy": metrics.accuracy_score,
    "f1": lambda y, p: metrics.f1_score(y, p, average="macro"),
    "roc_auc": metrics.roc_auc_score,
    "average_precision": metrics.average_precision_score,
    "log_loss": metrics.log_loss,
    "rmse": metrics.root_mean_squared_error,
    "r2": metrics.r2_score,
}

start = time.perf_counter()
labels, predictions = (pandas.read_csv(path) for path in sys.argv[2:4])
# Every id once, in the labels' order: what has to be known before a value means anything.
if not labels["id"].equals(predictions["id"]):
    predictions = predictions.set_index("id").loc[labels["id"]].reset_index()
assert labels["id"].is_unique
value = FUNCTIONS[sys.argv[1]](labels["y"].to_numpy(), predictions["y"].to_numpy())
print(json.dumps({"seconds": time.perf_counter() - start, "value": float(value)}))
