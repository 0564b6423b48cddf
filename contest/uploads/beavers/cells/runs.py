import numpy as np


def runs(mask):
    """Down the columns, counted from 1."""
    steps = np.flatnonzero(np.diff(np.concatenate([[0], mask.T.ravel().astype(np.int8), [0]])))
    return " ".join(f"{start + 1} {end - start}" for start, end in zip(steps[::2], steps[1::2]))
