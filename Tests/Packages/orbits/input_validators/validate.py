#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"{{star}} \d+\n\d+( \d+)*\n", text):
    sys.exit(43)
n, *distances = map(int, text.split()[1:])
sys.exit(42 if 1 <= n == len(distances) <= {{max_planets}} else 43)
