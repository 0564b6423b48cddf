"""Exits with 42 when standard input is a valid input, with 43 otherwise."""
import re
import sys

lines = sys.stdin.read().split("\n")
for line in lines[:-1]:
    assert re.fullmatch(r"(0|[1-9]\d*)( (0|[1-9]\d*))*", line), line
n, q = map(int, lines[0].split())
rain = list(map(int, lines[1].split()))
walks = [tuple(map(int, line.split())) for line in lines[2:-1]]
valid = (
    lines[-1] == ""
    and 1 <= n <= 500
    and len(rain) == n
    and max(rain) <= 10**9
    and 1 <= len(walks) == q <= 500
    and all(1 <= a <= b <= n for a, b in walks)
)
sys.exit(42 if valid else 43)
