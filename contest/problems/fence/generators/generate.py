"""Writes data: always the same test cases. Corners are kept in thousandths, so the answers are exact to the last digit."""
import decimal
import math
import pathlib
import random

FOLDER = pathlib.Path(__file__).parents[1] / "data"
decimal.getcontext().prec = 40


def shown(thousandths):
    sign = "-" if thousandths < 0 else ""
    whole, part = divmod(abs(thousandths), 1000)
    return f"{sign}{whole}" + (f".{part:03}".rstrip("0") if part else "")


def write(name, corners):
    sides = list(zip(corners, corners[1:] + corners[:1]))
    length = sum(decimal.Decimal((c - a) ** 2 + (d - b) ** 2).sqrt() for (a, b), (c, d) in sides) / 1000
    area = abs(decimal.Decimal(sum(a * d - c * b for (a, b), (c, d) in sides))) / 2_000_000
    lines = [str(len(corners))] + [f"{shown(x)} {shown(y)}" for x, y in corners]
    (FOLDER / f"{name}.in").write_text("\n".join(lines) + "\n")
    (FOLDER / f"{name}.ans").write_text(f"{length:.12f}\n{area:.12f}\n")


def star(dice, n, least, most, clockwise):
    """A polygon around the origin with one corner in each of n directions."""
    corners = []
    for i in range(n):
        angle, radius = 2 * math.pi * i / n, dice.uniform(least, most)
        corners.append((round(radius * math.cos(angle) * 1000), round(radius * math.sin(angle) * 1000)))
    return corners[::-1] if clockwise else corners


def main():
    dice = random.Random(1847)
    write("sample/1", [(0, 0), (4000, 0), (4000, 3000), (0, 3000)])
    write("sample/2", [(0, 0), (0, 1500), (2500, 0)])
    write("secret/01-triangle", [(-1000, -1000), (1000, -1000), (0, 732)])
    write("secret/02-clockwise", [(0, 0), (0, 1000), (1000, 1000), (1000, 0)])
    write("secret/03-dent", [(0, 0), (4000, 0), (4000, 4000), (2000, 500), (0, 4000)])
    write("secret/04-sliver", [(-1_000_000, 0), (1_000_000, 1), (0, 1)])
    write("secret/05-border", [(-10**6, -10**6), (10**6, -10**6), (10**6, 10**6), (-10**6, 10**6)])
    write("secret/06-away", [(999_000, 999_000), (999_001, 999_000), (999_000, 999_001)])
    write("secret/07-star", star(dice, 40, 5, 20, False))
    write("secret/08-round", star(dice, 199, 990, 999, True))
    write("secret/09-spikes", star(dice, 200, 100, 999, True))
    write("secret/10-many", star(dice, 200, 400, 700, False))


main()
