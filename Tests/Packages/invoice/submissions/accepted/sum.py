import csv
import sys

with open("prices.csv") as file:
    values = {row["thing"]: int(row[sys.argv[1]]) for row in csv.DictReader(file)}
print(sum(values[line.strip()] for line in sys.stdin))
