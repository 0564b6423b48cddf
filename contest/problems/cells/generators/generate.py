"""Draws the images: bright ovals on an uneven, noisy ground; always the same ones."""
import csv
import math
import pathlib
import random

PACKAGE = pathlib.Path(__file__).parents[1]
SIDE = 24


def cell(dice):
    """Whether a pixel is in an oval."""
    x, y = dice.uniform(3, SIDE - 3), dice.uniform(3, SIDE - 3)
    long, short, turn = dice.uniform(3, 5.5), dice.uniform(2, 3.5), dice.uniform(0, math.pi)

    def holds(row, column):
        right, down = column - x, row - y
        along = right * math.cos(turn) + down * math.sin(turn)
        across = down * math.cos(turn) - right * math.sin(turn)
        return (along / long) ** 2 + (across / short) ** 2 <= 1

    return holds


def image(dice):
    """The brightness of each pixel row by row, and whether it belongs to a cell. Some images have none."""
    cells = [cell(dice) for _ in range(dice.choice([0, 1, 1, 2, 2, 3]))]
    light, slope = dice.uniform(60, 100), dice.uniform(-1.6, 1.6)
    truth = [any(holds(row, column) for holds in cells) for row in range(SIDE) for column in range(SIDE)]
    ground = [light + slope * (place % SIDE) for place in range(SIDE * SIDE)]
    bright = [level + 46 * is_cell + dice.gauss(0, 16) for level, is_cell in zip(ground, truth)]
    return bytes(min(255, max(0, round(level))) for level in bright), truth


def runs(truth):
    """Pairs of the first pixel and how many, down the columns, counted from 1."""
    columns = [truth[row * SIDE + column] for column in range(SIDE) for row in range(SIDE)]
    starts = [place for place, now in enumerate(columns) if now and not (place and columns[place - 1])]
    ends = [place for place, now in enumerate(columns) if now and not (place + 1 < len(columns) and columns[place + 1])]
    return " ".join(f"{start + 1} {end - start + 1}" for start, end in zip(starts, ends))


def npy(images):
    """The bytes of a numpy file, version 1.0."""
    facts = f"{{'descr': '|u1', 'fortran_order': False, 'shape': ({len(images)}, {SIDE}, {SIDE}), }}"
    facts = facts.ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(facts).to_bytes(2, "little") + facts.encode() + b"".join(images)


def write(path, header, rows):
    with open(PACKAGE / path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main():
    dice = random.Random(1665)
    train, test = [image(dice) for _ in range(40)], [image(dice) for _ in range(60)]
    for images, prefix, path, masks in [
        (train, "t", "attachments/train", "attachments/train-masks.csv"),
        (test, "c", "data/images", "data/secret/masks.csv"),
    ]:
        names = [f"{prefix}{number:02}" for number in range(1, len(images) + 1)]
        (PACKAGE / f"{path}.npy").write_bytes(npy([pixels for pixels, _ in images]))
        write(masks, ["image", "mask"], [(name, runs(truth)) for name, (_, truth) in zip(names, images)])
    write("data/images.csv", ["image"], [(f"c{number:02}",) for number in range(1, len(test) + 1)])


main()
