#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"(\d+\n)+", text):
    sys.exit(43)
t, *numbers = map(int, text.split())
sys.exit(42 if 1 <= t == len(numbers) <= 1000 and max(numbers) <= 10**5 else 43)
