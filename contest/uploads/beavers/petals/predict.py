"""Names the flower whose training mean is nearest, in units of each measure's deviation."""
import os

import numpy as np


def read(path):
    table = np.genfromtxt(path, delimiter=",", names=True, dtype=None, encoding="utf-8")
    sizes = np.column_stack([table[name] for name in ("leaf_length", "leaf_width", "petal_length", "petal_width")])
    return table, sizes


train, known = read("train.csv")
flowers, sizes = read(os.environ["BJ_FEATURES"])
labels = np.unique(train["label"])
means = np.array([known[train["label"] == label].mean(axis=0) for label in labels])
distances = np.linalg.norm((sizes[:, None, :] - means) / known.std(axis=0), axis=2)
with open(os.environ["BJ_PREDICTIONS"], "w") as file:
    print("id,label", file=file)
    for name, best in zip(flowers["id"], distances.argmin(axis=1)):
        print(f"{name},{labels[best]}", file=file)
