"""Guesses by the width of the petal, where it is sure."""
import csv
import os

with open(os.environ["BJ_FEATURES"]) as features, open(os.environ["BJ_PREDICTIONS"], "w") as predictions:
    print("id,label", file=predictions)
    for flower in csv.DictReader(features):
        width = float(flower["petal_width"])
        if width < 8:
            print(flower["id"], "avens", sep=",", file=predictions)
        elif width > 18:
            print(flower["id"], "clary", sep=",", file=predictions)
