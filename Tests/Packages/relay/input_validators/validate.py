#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"\d+ \d+\n\d+( \d+)*\n", text):
    sys.exit(43)
n, k, *row = map(int, text.split())
near = all(abs(i - sorted(row).index(number)) <= 3 * k for i, number in enumerate(row))
sys.exit(42 if 1 <= n == len(row) == len(set(row)) <= 100 and near else 43)
