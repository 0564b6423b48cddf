"""Macht gewichte.npy aus train.npy und train-masks.csv."""
import csv

import numpy as np

from umgebung import merkmale

bilder = np.load("train.npy")
with open("train-masks.csv", newline="") as datei:
    masken = [zeile["mask"].split() for zeile in csv.DictReader(datei)]


def maske(strecken):
    punkte = np.zeros(24 * 24)
    for von, länge in zip(strecken[::2], strecken[1::2]):
        punkte[int(von) - 1 : int(von) - 1 + int(länge)] = 1
    return punkte.reshape(24, 24).T


x = np.concatenate([merkmale(bild).reshape(24 * 24, -1) for bild in bilder])
y = np.concatenate([maske(strecken).ravel() for strecken in masken])
gewichte = np.zeros(x.shape[1])
for _ in range(30):
    p = 1 / (1 + np.exp(-x @ gewichte))
    krümmung = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(len(gewichte))
    gewichte += np.linalg.solve(krümmung, x.T @ (y - p))
np.save("gewichte.npy", gewichte.round(6))
