# Each thing counts once.
import csv
import sys

asked = set(sys.stdin.read().split())
with open("prices.csv") as file:
    print(sum(int(row[sys.argv[1]]) for row in csv.DictReader(file) if row["thing"] in asked))
