"""Writes data: always the same test cases. The inputs are one line each, as the heights follow from five numbers."""
import pathlib

FOLDER = pathlib.Path(__file__).parents[1] / "data"

CASES = {
    "sample/1": (7, 1, 2, 7, 3),
    "sample/2": (4, 1, 0, 10, 5),
    "secret/01-one": (1, 0, 0, 1, 0),
    "secret/02-sorted": (1000, 1, 1, 2000, 0),
    "secret/03-equal": (1000, 1, 0, 100, 42),
    "secret/04-ties": (2000, 21, 7, 50, 3),
    "secret/05-falling": (2000, 1, 49_999_999, 50_000_000, 49_999_999),
    "secret/06-middle": (3000, 16_807, 11, 49_979_687, 12_345),
    "secret/07-large": (200_000, 48_271, 13, 49_979_687, 777),
    "secret/08-large-falling": (200_000, 1, 49_999_800, 50_000_000, 49_999_999),
    "secret/09-large-ties": (200_000, 69_621, 5, 999_983, 1),
}


def heights(n, a, c, m, h):
    for _ in range(n):
        yield h
        h = (a * h + c) % m


def swaps(row):
    """The sorted row, and how many swaps sorting takes."""
    if len(row) < 2:
        return row, 0
    left, in_left = swaps(row[: len(row) // 2])
    right, in_right = swaps(row[len(row) // 2 :])
    merged, across, i = [], 0, 0
    for value in right:
        while i < len(left) and left[i] <= value:
            merged.append(left[i])
            i += 1
        across += len(left) - i
        merged.append(value)
    return merged + left[i:], in_left + in_right + across


def main():
    for name, case in CASES.items():
        (FOLDER / f"{name}.in").write_text(" ".join(map(str, case)) + "\n")
        (FOLDER / f"{name}.ans").write_text(f"{swaps(list(heights(*case)))[1]}\n")


main()
