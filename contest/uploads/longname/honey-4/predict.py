"""The mean of the five hives that are most alike."""
import csv
import sys

UNITS = {"weeks": 1.5, "frames": 5, "rain": 22, "altitude": 400, "queen": 1.5}


def read(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def distance(one, other):
    steps = [(number(one, name) - number(other, name)) / unit for name, unit in UNITS.items()]
    return sum(step * step for step in steps) + 4 * (one["plant"] != other["plant"])


def number(hive, name):
    # The altitude is not always known.
    return float(hive[name] or 700)


known = read("train.csv")
with open(sys.argv[2], "w") as predictions:
    print("hive,kilograms", file=predictions)
    for hive in read(sys.argv[1]):
        alike = sorted(known, key=lambda other: distance(hive, other))[:5]
        print(hive["hive"], sum(float(other["kilograms"]) for other in alike) / 5, sep=",", file=predictions)
