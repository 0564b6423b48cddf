# Reads the file for every line, and sorts it, very often.
import sys

total = 0
for line in sys.stdin:
    for _ in range(200):
        with open("prices.csv") as file:
            head, *rows = [row.strip().split(",") for row in file]
        rows.sort()
    total += sum(int(row[head.index(sys.argv[1])]) for row in rows if row[0] == line.strip())
print(total)
