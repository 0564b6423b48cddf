"""The baseline: what a hive with this plant gave on the average."""
import csv
import sys

MEANS = {"acacia": 6.0, "heather": 7.8, "lime": 6.1, "rape": 10.2}

with open(sys.argv[1]) as features, open(sys.argv[2], "w") as predictions:
    print("hive,kilograms", file=predictions)
    for hive in csv.DictReader(features):
        print(hive["hive"], MEANS[hive["plant"]], sep=",", file=predictions)
