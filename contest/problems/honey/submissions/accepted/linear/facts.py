import csv

import numpy as np

PLANTS = ["acacia", "heather", "lime", "rape"]


def row(hive):
    plants = [float(hive["plant"] == plant) for plant in PLANTS]
    weeks, frames, rain = (float(hive[name]) for name in ("weeks", "frames", "rain"))
    altitude = float(hive["altitude"] or 700) / 1000
    dry = (rain / 50 - 1) ** 2
    return [*plants, np.log(weeks), np.log(frames), rain / 50, dry, altitude, float(hive["queen"])]


def read(path):
    with open(path, newline="") as file:
        hives = list(csv.DictReader(file))
    return [hive["hive"] for hive in hives], np.array([row(hive) for hive in hives])
