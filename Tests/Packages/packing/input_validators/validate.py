#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"\d+\n\d+( \d+)*\n", text):
    sys.exit(43)
n, *weights = map(int, text.split())
sys.exit(42 if 1 <= n == len(weights) <= 200 and 1 <= min(weights) and max(weights) <= 100 else 43)
