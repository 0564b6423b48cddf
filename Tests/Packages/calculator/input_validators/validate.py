#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
words = text.split()
fits = re.fullmatch(r"(gcd|lcm) \d+ \d+\n|pow \d+ \d+ \d+\n", text) and all(1 <= int(word) <= 10**9 for word in words[1:])
sys.exit(42 if fits else 43)
