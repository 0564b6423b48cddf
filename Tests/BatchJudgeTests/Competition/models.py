"""Small models for the sample contest's ML problems, and what each of them must predict and score, computed here a second time.

`model` gives the files, and what says the predictions for every row; `measure` is the first metric over some of the rows.
"""
import csv
import json
import math
import pathlib

PLANTS = ["acacia", "heather", "lime", "rape"]
SIDE = 24


def table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


class Petals:
    """Nearest centroids; one in twelve is scikit-learn's naive Bayes, fitted where it runs."""

    id, is_lower_better = "petals", False
    measures = ["leaf_length", "leaf_width", "petal_length", "petal_width"]

    def __init__(self, package):
        rows = table(package / "attachments/train.csv")
        self.train_file = (package / "attachments/train.csv").read_bytes()
        self.labels = sorted({row["label"] for row in rows})
        self.known = {label: [self.sizes(row) for row in rows if row["label"] == label] for label in self.labels}
        self.flowers = [self.sizes(row) for row in table(package / "data/features.csv")]
        self.truth = [row["label"] for row in table(package / "data/secret/labels.csv")]

    def sizes(self, row):
        return [float(row[name]) for name in self.measures]

    def model(self, dice, skill):
        if dice.random() < 1 / 12:
            return self.bayes(round(10 ** dice.uniform(-6, 0), 8))
        centroids = []
        for label in self.labels:
            columns = list(zip(*self.known[label]))
            centroids.append([round(math.fsum(c) / len(c) + dice.gauss(0, 9 * (1 - skill)), 3) for c in columns])
        scale = [round(dice.uniform(2, 6), 3) for _ in self.measures]
        facts = {"labels": self.labels, "centroids": centroids, "scale": scale}
        return {"predict.py": CENTROIDS, "model.json": json.dumps(facts)}, lambda: [
            self.labels[self.nearest(sizes, centroids, scale)] for sizes in self.flowers
        ]

    @staticmethod
    def nearest(sizes, centroids, scale):
        def distance(centroid):
            return math.fsum(((size - mean) / unit) ** 2 for size, mean, unit in zip(sizes, centroid, scale))

        return min(range(len(centroids)), key=lambda place: distance(centroids[place]))

    def bayes(self, smoothing):
        everything = list(zip(*(sizes for label in self.labels for sizes in self.known[label])))
        added = smoothing * max(variance(column) for column in everything)
        shapes = []
        for label in self.labels:
            columns = list(zip(*self.known[label]))
            shapes.append([(math.fsum(c) / len(c), variance(c) + added) for c in columns])

        def likelihood(sizes, shape):
            return -sum(math.log(spread) + (size - mean) ** 2 / spread for size, (mean, spread) in zip(sizes, shape))

        def guess(sizes):
            return self.labels[max(range(len(shapes)), key=lambda place: likelihood(sizes, shapes[place]))]

        files = {"predict.py": BAYES.replace("SMOOTHING", repr(smoothing)), "train.csv": self.train_file}
        return files, lambda: [guess(sizes) for sizes in self.flowers]

    def measure(self, guesses, rows):
        """The accuracy."""
        return sum(guesses[row] == self.truth[row] for row in rows) / len(rows)


def variance(values):
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / len(values)


class Honey:
    """Linear models of the logarithm."""

    id, is_lower_better = "honey", True

    def __init__(self, package):
        with open(package / "submissions/accepted/linear/weights.json") as file:
            self.best = json.load(file)
        self.facts = [self.row(hive) for hive in table(package / "data/features.csv")]
        self.truth = [float(row["kilograms"]) for row in table(package / "data/secret/labels.csv")]

    @staticmethod
    def row(hive):
        plants = [float(hive["plant"] == plant) for plant in PLANTS]
        weeks, frames, rain = (float(hive[name]) for name in ("weeks", "frames", "rain"))
        dry, high = (rain / 50 - 1) ** 2, float(hive["altitude"] or 700) / 1000
        return [*plants, math.log(weeks), math.log(frames), rain / 50, dry, high, float(hive["queen"])]

    def model(self, dice, skill):
        weights = [round(weight + dice.gauss(0, 0.25 * (1 - skill)), 6) for weight in self.best]
        return {"predict.py": LINEAR, "model.json": json.dumps(weights)}, lambda: [
            math.expm1(math.fsum(weight * fact for weight, fact in zip(weights, row))) for row in self.facts
        ]

    def measure(self, guesses, rows):
        """The root of the mean squared error."""
        return math.sqrt(math.fsum((guesses[row] - self.truth[row]) ** 2 for row in rows) / len(rows))


class Cells:
    """Blur, then a cut."""

    id, is_lower_better = "cells", False

    def __init__(self, package):
        images = (package / "data/images.npy").read_bytes()[128:]
        size = SIDE * SIDE
        self.images = [images[start : start + size] for start in range(0, len(images), size)]
        self.truth = [self.pixels(row["mask"]) for row in table(package / "data/secret/masks.csv")]

    @staticmethod
    def pixels(mask):
        """Places row by row, of a mask that counts down the columns."""
        words = [int(word) for word in mask.split()]
        runs = zip(words[::2], words[1::2])
        places = (place for start, count in runs for place in range(start - 1, start - 1 + count))
        return {place % SIDE * SIDE + place // SIDE for place in places}

    def model(self, dice, skill):
        radius = dice.choice([0, 1, 1, 2] if skill < 0.7 else [1, 2])
        cut = round(dice.gauss(108, 4 + 25 * (1 - skill)), 2)
        files = {"predict.py": BLUR, "model.json": json.dumps({"radius": radius, "cut": cut})}
        return files, lambda: [self.bright(image, radius, cut) for image in self.images]

    def measure(self, guesses, rows):
        """The mean of Dice's coefficients."""
        coefficients = []
        for found, truth in ((guesses[row], self.truth[row]) for row in rows):
            both = len(found) + len(truth)
            coefficients.append(2 * len(found & truth) / both if both else 1)
        return math.fsum(coefficients) / len(coefficients)

    @staticmethod
    def bright(image, radius, cut):
        steps = range(-radius, radius + 1)
        inside = [min(SIDE - 1, max(0, place)) for place in range(-radius, SIDE + radius)]

        def total(row, column):
            return sum(image[inside[row + r + radius] * SIDE + inside[column + c + radius]] for r in steps for c in steps)

        limit = cut * len(steps) ** 2
        return {row * SIDE + column for row in range(SIDE) for column in range(SIDE) if total(row, column) > limit}


CENTROIDS = '''import csv, json, sys
import numpy as np

with open("model.json") as file:
    model = json.load(file)
with open(sys.argv[1], newline="") as file:
    flowers = list(csv.DictReader(file))
names = ["leaf_length", "leaf_width", "petal_length", "petal_width"]
sizes = np.array([[float(flower[name]) for name in names] for flower in flowers])
steps = (sizes[:, None, :] - np.array(model["centroids"])) / np.array(model["scale"])
with open(sys.argv[2], "w") as file:
    print("id,label", file=file)
    for flower, best in zip(flowers, (steps**2).sum(axis=2).argmin(axis=1)):
        print(flower["id"], model["labels"][best], sep=",", file=file)
'''

BAYES = '''import sys
import pandas as pd
from sklearn.naive_bayes import GaussianNB

names = ["leaf_length", "leaf_width", "petal_length", "petal_width"]
train, flowers = pd.read_csv("train.csv"), pd.read_csv(sys.argv[1])
flowers["label"] = GaussianNB(var_smoothing=SMOOTHING).fit(train[names], train["label"]).predict(flowers[names])
flowers[["id", "label"]].to_csv(sys.argv[2], index=False)
'''

LINEAR = '''import csv, json, math, sys
import numpy as np


def row(hive):
    plants = [float(hive["plant"] == plant) for plant in ("acacia", "heather", "lime", "rape")]
    weeks, frames, rain = (float(hive[name]) for name in ("weeks", "frames", "rain"))
    dry, high = (rain / 50 - 1) ** 2, float(hive["altitude"] or 700) / 1000
    return [*plants, math.log(weeks), math.log(frames), rain / 50, dry, high, float(hive["queen"])]


with open("model.json") as file:
    weights = np.array(json.load(file))
with open(sys.argv[1], newline="") as file:
    hives = list(csv.DictReader(file))
honey = np.expm1(np.array([row(hive) for hive in hives]) @ weights)
with open(sys.argv[2], "w") as file:
    print("hive,kilograms", file=file)
    for hive, kilograms in zip(hives, honey.tolist()):
        print(hive["hive"], repr(kilograms), sep=",", file=file)
'''

BLUR = '''import json, sys
import numpy as np

with open("model.json") as file:
    model = json.load(file)
names, images = sys.argv[1].split(":")
with open(names) as file:
    ids = file.read().split()[1:]
radius, side = model["radius"], 2 * model["radius"] + 1


def runs(mask):
    steps = np.flatnonzero(np.diff(np.concatenate([[0], mask.T.ravel().astype(int), [0]])))
    return " ".join(f"{start + 1} {end - start}" for start, end in zip(steps[::2], steps[1::2]))


with open(sys.argv[2], "w") as file:
    print("image,mask", file=file)
    for name, image in zip(ids, np.load(images).astype(int)):
        wide = np.pad(image, radius, mode="edge")
        total = sum(wide[row : row + 24, column : column + 24] for row in range(side) for column in range(side))
        print(name, runs(total > model["cut"] * side**2), sep=",", file=file)
'''


def problems(folder):
    folder = pathlib.Path(folder)
    return [kind(folder / kind.id) for kind in (Petals, Honey, Cells)]
