"""Writes data/secret: 100 test cases, always the same ones."""
import pathlib
import random

FOLDER = pathlib.Path(__file__).parents[1] / "data"


def write(name, rain, walks):
    lines = [f"{len(rain)} {len(walks)}", " ".join(map(str, rain))]
    lines += [f"{a} {b}" for a, b in walks]
    sums = [str(sum(rain[a - 1 : b])) for a, b in walks]
    (FOLDER / f"{name}.in").write_text("\n".join(lines) + "\n")
    (FOLDER / f"{name}.ans").write_text("\n".join(sums) + "\n")


def walk(dice, n):
    return tuple(sorted((dice.randint(1, n), dice.randint(1, n))))


def main():
    dice = random.Random(20261121)
    write("sample/1", [3, 0, 7, 2, 5], [(1, 5), (2, 3), (4, 4)])
    write("sample/2", [10**9, 10**9, 10**9], [(1, 3), (2, 2)])
    for number in range(1, 101):
        if number <= 70:
            n, q, most = dice.randint(1, 12), dice.randint(1, 8), dice.choice([1, 9, 1000])
        elif number <= 95:
            n, q, most = dice.randint(20, 60), dice.randint(10, 40), dice.choice([9, 10**6])
        else:
            n, q, most = 500, 500, 10**9
        rain = [dice.randint(0, most) for _ in range(n)]
        walks = [walk(dice, n) for _ in range(q)]
        if number % 3 == 0:
            walks[0] = (1, n)
        write(f"secret/{number:03}", rain, walks)


main()
