#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"[1-9]\d?\n[1-9]\d{0,3}( [1-9]\d{0,3})*\n", text):
    sys.exit(43)
n, *weights = map(int, text.split())
sys.exit(42 if n == len(weights) <= 20 and max(weights) <= 1000 else 43)
