"""Writes the hives: invented ones, whose honey hangs on their meadow, the weather and some luck; always the same ones."""
import csv
import pathlib
import random

PACKAGE = pathlib.Path(__file__).parents[1]
COLUMNS = ["plant", "weeks", "frames", "rain", "altitude", "queen"]

# Kilograms that each plant gives a hive in a week of its flower, and the weeks that it flowers.
PLANTS = {"acacia": (2.6, 2.5), "heather": (1.7, 5.0), "lime": (2.1, 3.0), "rape": (3.1, 3.5)}


def hive(dice):
    plant = dice.choice(sorted(PLANTS))
    weeks = round(max(0.5, dice.gauss(PLANTS[plant][1], 0.8)), 1)
    frames = dice.randint(6, 22)
    rain = round(max(0, dice.gauss(55, 22)))
    # Not everybody knew how high the meadow lies.
    altitude = dice.randrange(20, 1400, 10) if dice.random() > 0.08 else ""
    return [plant, weeks, frames, rain, altitude, dice.randint(1, 4)]


def kilograms(dice, plant, weeks, frames, rain, altitude, queen):
    flow = PLANTS[plant][0] * weeks * frames / 14
    weather = 1.15 - ((rain - 48) / 75) ** 2 - (altitude or 500) / 4000
    return round(max(0, flow * weather * (1.12 - 0.07 * queen) + dice.gauss(1.2, 0.9)), 2)


def hives(dice, prefix, count):
    for number in range(1, count + 1):
        facts = hive(dice)
        yield f"{prefix}{number:03}", facts, kilograms(dice, *facts)


def write(path, header, rows):
    with open(PACKAGE / path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main():
    dice = random.Random(1852)
    train, test = list(hives(dice, "t", 240)), list(hives(dice, "h", 200))
    write("attachments/train.csv", ["hive", *COLUMNS, "kilograms"], [(name, *facts, honey) for name, facts, honey in train])
    write("data/features.csv", ["hive", *COLUMNS], [(name, *facts) for name, facts, _ in test])
    write("data/secret/labels.csv", ["hive", "kilograms"], [(name, honey) for name, _, honey in test])


main()
