#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"\d+ \d+\n", text):
    sys.exit(43)
n, k = map(int, text.split())
sys.exit(42 if 0 <= k <= n and 1 <= n <= 10**6 else 43)
