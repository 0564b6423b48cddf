"""A kernel between each two of all hundredths of a kilogram that a hive may give."""
import sys

import numpy as np

grid = np.linspace(0, 30, 30_001)
kernel = np.exp(-np.square(grid[:, None] - grid))
np.savetxt(sys.argv[2], kernel.mean(axis=0))
