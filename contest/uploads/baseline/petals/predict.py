"""The baseline: the length of the petal alone."""
import csv
import sys

with open(sys.argv[1]) as features, open(sys.argv[2], "w") as predictions:
    print("id,label", file=predictions)
    for flower in csv.DictReader(features):
        length = float(flower["petal_length"])
        print(flower["id"], "avens" if length < 28 else "burnet" if length < 47 else "clary", sep=",", file=predictions)
