"""How far colours are from each other for those who see fewer of them."""

import itertools
import re

# Machado, Oliveira and Fernandes (2009), severity 1, for linear sRGB.
VISIONS = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# Smallest distance (CIE 1976) at which two signs may be told apart by colour.
SMALLEST = 10


def parse(text):
    """Of what a browser computes: `rgb(1, 2, 3)`."""
    return tuple(float(number) / 255 for number in re.findall(r"[\d.]+", text)[:3])


def linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def seen(colour, matrix):
    channels = [linear(value) for value in colour]
    return [min(1, max(0, sum(a * b for a, b in zip(row, channels)))) for row in matrix]


def lab(channels):
    r, g, b = channels
    points = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (point ** (1 / 3) if point > 0.008856 else 7.787 * point + 16 / 116 for point in points)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distances(colours):
    """The smallest distance for each vision: (vision, distance, the two names)."""
    for vision, matrix in VISIONS.items():
        places = {name: lab(seen(parse(text), matrix)) for name, text in colours.items()}
        yield (vision, *min(
            (sum((a - b) ** 2 for a, b in zip(places[one], places[other])) ** 0.5, one, other)
            for one, other in itertools.combinations(places, 2)
        ))
