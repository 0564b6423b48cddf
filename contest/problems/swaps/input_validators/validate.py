"""Exits with 42 when standard input is a valid input, with 43 otherwise."""
import re
import sys

text = sys.stdin.read()
valid = re.fullmatch(r"(0|[1-9]\d*)( (0|[1-9]\d*)){4}\n", text)
if valid:
    n, a, c, m, first = map(int, text.split())
    valid = 1 <= n <= 200_000 and max(a, c, first) < m <= 50_000_000
sys.exit(42 if valid else 43)
