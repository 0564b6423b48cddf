"""A linear model of the logarithm, trained at home with train.py."""
import json
import sys

import numpy as np

from facts import read

names, facts = read(sys.argv[1])
with open("weights.json") as file:
    weights = np.array(json.load(file))
with open(sys.argv[2], "w") as predictions:
    print("hive,kilograms", file=predictions)
    for name, value in zip(names, np.expm1(facts @ weights)):
        print(f"{name},{value:.3f}", file=predictions)
