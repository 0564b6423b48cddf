# Tries the rows in order, and that takes too long for 2000 numbers.
from itertools import permutations

n = int(input())
for row in permutations(range(1, n + 1)):
    if all(abs(a - b) != 1 for a, b in zip(row, row[1:])):
        print(*row)
        break
else:
    print("none")
