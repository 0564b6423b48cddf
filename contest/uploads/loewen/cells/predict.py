"""Eine logistische Regression der Umgebung jedes Bildpunkts; train.py hat ihre Gewichte gelernt."""
import sys

import numpy as np

from umgebung import merkmale

namen, bilder = sys.argv[1].split(":")
gewichte = np.load("gewichte.npy")
with open(namen) as datei:
    ids = datei.read().split()[1:]


def strecken(maske):
    """Spaltenweise, von 1 an gezählt."""
    kanten = np.flatnonzero(np.diff(np.concatenate([[0], maske.T.ravel().astype(np.int8), [0]])))
    return " ".join(f"{von + 1} {bis - von}" for von, bis in zip(kanten[::2], kanten[1::2]))


with open(sys.argv[2], "w") as vorhersagen:
    print("image,mask", file=vorhersagen)
    for name, bild in zip(ids, np.load(bilder)):
        print(name, strecken(merkmale(bild) @ gewichte > 0), sep=",", file=vorhersagen)
