"""Writes predictions for every second flower only."""
import csv
import sys

with open(sys.argv[1]) as features, open(sys.argv[2], "w") as predictions:
    print("id,label", file=predictions)
    for number, flower in enumerate(csv.DictReader(features)):
        if number % 2 == 0:
            print(f"{flower['id']},avens", file=predictions)
