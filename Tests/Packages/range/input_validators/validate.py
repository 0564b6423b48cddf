#!/usr/bin/env python3
# The largest n is given as an argument.
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"\d+ \d+\n\d+( \d+)*\n", text):
    sys.exit(43)
n, s, *numbers = map(int, text.split())
sys.exit(42 if 1 <= n == len(numbers) <= int(sys.argv[1]) and s <= 10**9 and max(numbers) <= 10**4 else 43)
