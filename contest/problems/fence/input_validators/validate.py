"""Exits with 42 when standard input is a valid input, with 43 otherwise."""
import re
import sys


def turn(a, b, c):
    value = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (value > 0) - (value < 0)


def within(a, b, c):
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def meet(a, b, c, d):
    """Whether the sides ab and cd have a point in common."""
    turns = turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)
    if turns[0] != turns[1] and turns[2] != turns[3]:
        return True
    pairs = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
    return any(t == 0 and within(*pair) for t, pair in zip(turns, pairs))


def thousandths(word):
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d{1,3})?", word), word
    whole, _, part = word.lstrip("-").partition(".")
    return (-1 if word[0] == "-" else 1) * int(whole + part.ljust(3, "0"))


lines = sys.stdin.read().split("\n")
n = int(lines[0])
corners = [tuple(map(thousandths, line.split(" "))) for line in lines[1:-1]]
sides = [(corners[i], corners[(i + 1) % n]) for i in range(n)]
valid = (
    lines[-1] == ""
    and 3 <= n == len(corners) <= 200
    and all(len(corner) == 2 and max(map(abs, corner)) <= 10**6 for corner in corners)
    and len(set(corners)) == n
    and not any(meet(*sides[i], *sides[j]) for i in range(n) for j in range(i + 2, n) if (j + 1) % n != i)
)
sys.exit(42 if valid else 43)
