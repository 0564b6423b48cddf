#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"[1-9]\d?( [1-9]\d?)*\n", text):
    sys.exit(43)
order = list(map(int, text.split()))
sys.exit(42 if len(order) <= 12 and sorted(order) == list(range(1, len(order) + 1)) else 43)
