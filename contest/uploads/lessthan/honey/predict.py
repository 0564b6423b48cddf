"""Writes where it always did at home."""
import csv
import sys
import tempfile

with open(sys.argv[1]) as features, open(f"{tempfile.gettempdir()}/honey.csv", "w") as predictions:
    print("hive,kilograms", file=predictions)
    for hive in csv.DictReader(features):
        print(hive["hive"], 8, sep=",", file=predictions)
