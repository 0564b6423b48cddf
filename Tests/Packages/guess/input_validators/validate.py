#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"[1-9]\d{0,6} [1-9]\d{0,6}\n", text):
    sys.exit(43)
n, number = map(int, text.split())
sys.exit(42 if number <= n <= 10**6 else 43)
