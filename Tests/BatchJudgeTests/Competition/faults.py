"""What teams do wrong: how often, and what the judge must say of it. A fault turns the files of a good upload into a zip.

No contest is known by its faults one by one; the shares are chosen so that archives and missing files, then programs that do
not run, then predictions that do not fit make up the most of them.
"""
import dataclasses
import random
from collections.abc import Callable

import recipes
import zipbytes


@dataclasses.dataclass(frozen=True)
class Fault:
    name: str
    #: Of a thousand faulty uploads.
    share: int
    verdict: str
    reason: str
    make: Callable
    #: The problem that it goes with; None: any.
    problem: str | None = None


def archive(files):
    return zipbytes.archive([zipbytes.plain(name, content) for name, content in sorted(files.items())])


def packed(recipe):
    """A recipe of the sample uploads, on these files."""
    return lambda files: recipe(sorted(files.items()))


def changed(change):
    """The files are changed, then zipped as they should be."""

    def make(files):
        files = dict(files)
        change(files)
        return archive(files)

    return make


def adding(name, content):
    return changed(lambda files: files.update({name: content}))


def running(source):
    """Another program in place of the right one, below what told its bytes from others'."""

    def change(files):
        stamp = files["predict.py"].split(b"\n", 1)[0]
        files["predict.py"] = stamp + b"\n" + START + source.encode() + b"\n"

    return changed(change)


def renamed(old, new):
    def change(files):
        files[new] = files.pop(old)

    return changed(change)


def damaged(files):
    """The bytes in the middle of the first entry's data are others."""
    whole = bytearray(archive(files))
    for place in range(60, 70):
        whole[place] ^= 0x55
    return bytes(whole)


def empty(files):
    return zipbytes.archive([zipbytes.folder(f"model-{zipbytes.zlib.crc32(files['predict.py'])}")])


def deep(files):
    return archive({f"project/src/{name}": content for name, content in files.items()})


def crowded(files):
    return archive({**files, **{f"venv/{number}.py": b"" for number in range(1001)}})


def large(files):
    """Weights that cannot be packed."""
    return archive({**files, "weights.npy": random.Random(len(files["predict.py"])).randbytes(1_200_000)})


START = b"""import csv, sys
paths, target = sys.argv[1].split(":"), sys.argv[2]
with open(paths[0], newline="") as file:
    rows = list(csv.DictReader(file))
key = next(iter(rows[0]))
column, value = {"id": ("label", "clary"), "hive": ("kilograms", 8.5), "image": ("mask", "1 3")}[key]
def write(header, rows):
    with open(target, "w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
good = [[row[key], value] for row in rows]
"""

FAULTS = [
    # The upload.
    Fault("editable-package", 35, "SE", "requirements", adding("requirements.txt", b"-e git+https://example.org/x.git\n")),
    Fault("import-name", 35, "SE", "requirements", adding("requirements.txt", b"numpy\nsklearn\n")),
    Fault("no-entry-point", 75, "SE", "missing-file", renamed("predict.py", "main.py")),
    Fault("too-deep", 55, "SE", "missing-file", deep),
    Fault("notebook", 60, "SE", "file-type", adding("train.ipynb", b'{"cells": []}')),
    Fault("other-weights", 45, "SE", "file-type", adding("model.h5", b"\x89HDF\r\n\x1a\n")),
    Fault("byte-code", 25, "SE", "file-type", adding("__pycache__/predict.cpython-311.pyc", b"\xa7\r\r\n")),
    Fault("other-archive", 35, "SE", "not-a-zip", packed(recipes.gzipped)),
    Fault("cut-off", 30, "SE", "truncated", packed(recipes.truncated)),
    Fault("damaged", 15, "SE", "damaged", damaged),
    Fault("password", 15, "SE", "encrypted", packed(recipes.encrypted)),
    Fault("too-large", 20, "SE", "too-large", large),
    Fault("virtual-environment", 10, "SE", "too-many-files", crowded),
    Fault("twice", 10, "SE", "duplicate-entry", packed(recipes.twice)),
    Fault("link", 10, "SE", "link", packed(recipes.with_entries(lambda: zipbytes.link("data", "/home/me/data")))),
    Fault("climbs", 5, "SE", "path-traversal", packed(recipes.with_entries(lambda: zipbytes.plain("../x.py", b"")))),
    Fault("nothing", 10, "SE", "empty", empty),
    Fault("other-name", 20, "SE", "unknown-problem", archive),
    Fault("again", 40, "SE", "duplicate", archive),
    # The program.
    Fault("no-module", 60, "RTE", "exit-code", running("import xgboost")),
    Fault("path-of-home", 45, "RTE", "exit-code", running("open('/home/me/train.csv')")),
    Fault("no-column", 35, "RTE", "exit-code", running("[row['target'] for row in rows]")),
    Fault("own-folder", 25, "RTE", "exit-code", running("open('predictions.csv', 'w')")),
    Fault("writes-nothing", 40, "RTE", "missing-output", running("print(len(good), 'rows')")),
    Fault("endless", 8, "TLE", "cpu-time", running("while True: pass"), "cells"),
    Fault("greedy", 15, "MLE", "memory", running("b'x' * (600 << 20)"), "honey"),
    Fault("verbose", 7, "OLE", "output-size", running("write([key, column], good * 200)"), "cells"),
    # The predictions.
    Fault("other-header", 60, "WA", "predictions", running("write(['row', 'prediction'], good)")),
    Fault("no-header", 25, "WA", "predictions", running("write(good[0], good[1:])")),
    Fault("rows-missing", 35, "WA", "predictions", running("write([key, column], good[: len(good) // 2])")),
    Fault("rows-twice", 20, "WA", "predictions", running("write([key, column], good + good[:1])")),
    Fault("other-ids", 20, "WA", "predictions", running("write([key, column], [[n, value] for n in range(len(good))])")),
    Fault("not-a-number", 30, "WA", "predictions", running("good[7][1] = 'nan'; write([key, column], good)"), "honey"),
    Fault("bad-runs", 25, "WA", "predictions", running("good[7][1] = '0 3'; write([key, column], good)"), "cells"),
]


def counts(total):
    """How many uploads have which fault, in all `total`; what is left of the shares goes to the largest remainders."""
    exact = [(total * fault.share / sum(fault.share for fault in FAULTS), fault) for fault in FAULTS]
    whole = {fault: int(count) for count, fault in exact}
    by_remainder = sorted(exact, key=lambda pair: (int(pair[0]) - pair[0], pair[1].name))
    for _, fault in by_remainder[: total - sum(whole.values())]:
        whole[fault] += 1
    return whole
