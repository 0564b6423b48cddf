# Fails where a thing weighs nothing: it adds up shares of the first thing.
import csv
import sys

with open("prices.csv") as file:
    values = {row["thing"]: int(row[sys.argv[1]]) for row in csv.DictReader(file)}
asked = sys.stdin.read().split()
first = values[asked[0]]
shares = [values[name] / first for name in asked]
print(sum(values[name] for name in asked))
