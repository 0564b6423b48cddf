#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"[1-9]\d* [1-9]\d*\n", text):
    sys.exit(43)
a, b = map(int, text.split())
sys.exit(42 if a <= b <= int(sys.argv[1]) and b - a <= 10**6 else 43)
