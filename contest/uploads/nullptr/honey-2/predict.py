"""The same without gaps, under a header of its own."""
import sys

import numpy as np

hives = np.genfromtxt(sys.argv[1], delimiter=",", names=True, dtype=None, encoding="utf-8")
honey = 0.13 * hives["weeks"] * hives["frames"] - hives["altitude"].astype(float).clip(0) / 700 + 2
np.savetxt(sys.argv[2], np.column_stack([hives["hive"], honey.astype(str)]), "%s", ",", header="id,honey", comments="")
