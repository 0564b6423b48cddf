# Makes a list of coins, one for each unit, and counts it: too slow or too big for large numbers.
import csv
import sys

with open("prices.csv") as file:
    values = {row["thing"]: int(row[sys.argv[1]]) for row in csv.DictReader(file)}
total = 0
for name in sys.stdin.read().split():
    for _ in range(values[name]):
        total += 1
print(total)
