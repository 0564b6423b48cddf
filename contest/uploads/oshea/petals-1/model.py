"""Guesses by the width of the petal."""
import csv
import os

with open(os.environ["BJ_FEATURES"]) as features, open(os.environ["BJ_PREDICTIONS"], "w") as predictions:
    print("id,label", file=predictions)
    for flower in csv.DictReader(features):
        width = float(flower["petal_width"])
        print(flower["id"], "avens" if width < 8 else "burnet" if width < 16 else "clary", sep=",", file=predictions)
