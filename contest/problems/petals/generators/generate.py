"""Writes the flowers: invented ones, drawn from three normal distributions that overlap a little; always the same ones."""
import csv
import pathlib
import random

PACKAGE = pathlib.Path(__file__).parents[1]
COLUMNS = ["leaf_length", "leaf_width", "petal_length", "petal_width"]

# For each measure its mean and its deviation, in millimetres, and what the flower's size adds to it.
FLOWERS = {
    "avens": [(48, 4.0, 3), (27, 2.5, 1), (15, 2.0, 1), (3, 0.8, 0.3)],
    "burnet": [(60, 5.0, 4), (28, 3.0, 1), (42, 3.6, 2), (13, 1.7, 0.6)],
    "clary": [(66, 5.5, 4), (30, 3.0, 1), (53, 4.2, 2), (19, 2.1, 0.8)],
}


def flower(dice, label):
    size = dice.gauss(0, 1)
    return [max(0.1, round(dice.gauss(mean, spread) + size * gain, 1)) for mean, spread, gain in FLOWERS[label]]


def flowers(dice, prefix, each):
    labels = [label for label in FLOWERS for _ in range(each)]
    dice.shuffle(labels)
    return [(f"{prefix}{number:03}", flower(dice, label), label) for number, label in enumerate(labels, 1)]


def write(path, header, rows):
    with open(PACKAGE / path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main():
    dice = random.Random(1936)
    train, test = flowers(dice, "t", 50), flowers(dice, "f", 100)
    write("attachments/train.csv", ["id", *COLUMNS, "label"], [(name, *sizes, label) for name, sizes, label in train])
    write("data/features.csv", ["id", *COLUMNS], [(name, *sizes) for name, sizes, _ in test])
    write("data/secret/labels.csv", ["id", "label"], [(name, label) for name, _, label in test])


main()
