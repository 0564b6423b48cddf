"""Makes weights.json from train.csv."""
import csv
import json

import numpy as np

from facts import read

_, facts = read("train.csv")
with open("train.csv", newline="") as file:
    honey = np.log1p([float(hive["kilograms"]) for hive in csv.DictReader(file)])
weights, *_ = np.linalg.lstsq(facts, honey, rcond=None)
with open("weights.json", "w") as file:
    json.dump([round(weight, 6) for weight in weights.tolist()], file)
