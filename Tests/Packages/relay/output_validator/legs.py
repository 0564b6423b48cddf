#!/usr/bin/env python3
"""legs.py INPUT ANSWER FEEDBACK_DIR < OUTPUT: the answer file holds the first input; later lists are kept in the feedback."""
import os
import sys


def end(code, message, leg):
    with open(sys.argv[3] + "judgemessage.txt", "a") as file:
        file.write(f"leg {leg}: {message}\n")
    sys.exit(code)


def lines(path):
    with open(path) as file:
        return [list(map(int, line.split())) for line in file]


(n, k), start = lines(sys.argv[2])
path = sys.argv[3] + "legs.txt"
legs = lines(path) if os.path.exists(path) else []
leg = len(legs) + 1
before = legs[-1] if legs else start
words = sys.stdin.buffer.read().decode("ascii", "replace").split()
if len(words) != n or not all(word.isascii() and word.isdigit() and len(word) < 10 for word in words):
    end(43, f"not {n} numbers", leg)
row = list(map(int, words))
if sorted(row) != sorted(before):
    end(43, "other numbers than before", leg)
moved = max(abs(i - before.index(number)) for i, number in enumerate(row))
if moved > k:
    end(43, f"moved by {moved}", leg)
if row == sorted(row):
    end(42, "in order", leg)
if leg == 3:
    end(43, "not in order", leg)
with open(path, "a") as file:
    print(*row, file=file)
with open(sys.argv[3] + "nextpass.in", "w") as file:
    print(n, k, file=file)
    print(*row, file=file)
end(42, f"moved by {moved}", leg)
