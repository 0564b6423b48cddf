"""Takes the slope of the light away, blurs, and cuts where the two kinds of pixels part best."""
import sys

import numpy as np

from runs import runs


def blurred(image):
    edge = np.pad(image, 2, mode="edge")
    return sum(edge[row : row + 24, column : column + 24] for row in range(5) for column in range(5)) / 25


def level(image):
    """Without the light's slope, which the median of each column shows."""
    columns = np.arange(24)
    slope, _ = np.polyfit(columns, np.median(image, axis=0), 1)
    return image - slope * (columns - 12)


def cut(values):
    """Where the two parts' means are farthest from the whole's, as Otsu does it."""
    values = np.sort(values.ravel())
    counts = np.arange(1, values.size)
    sums = values.cumsum()
    left, right = sums[:-1] / counts, (sums[-1] - sums[:-1]) / (values.size - counts)
    best = (counts * (values.size - counts) * (right - left) ** 2).argmax()
    return values[best], right[best] - left[best]


names, images = sys.argv[1].split(":")
with open(names) as file:
    ids = file.read().split()[1:]
with open(sys.argv[2], "w") as predictions:
    print("image,mask", file=predictions)
    for name, image in zip(ids, np.load(images).astype(float)):
        smooth = blurred(level(image))
        border, gap = cut(smooth)
        print(name, runs(smooth > border) if gap > 20 else "", sep=",", file=predictions)
