#!/usr/bin/env python3
"""Makes the sample uploads: a zip of each folder <team>/<name>, at DIR/<team>/<name>.zip.

The same folder always gives the same bytes. A zip that is there already with these bytes is left alone, so that a judge
that remembers what it took sees nothing new.
"""
import argparse
import os
import pathlib
import sys

# Nothing is written beside the sources.
sys.dont_write_bytecode = True

import recipes  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
INBOX = HERE.parents[1] / "submissions-inbox"


def uploads():
    """The names <team>/<name>, in the order in which they arrive."""
    folders = (path for path in HERE.glob("*/*") if path.is_dir())
    return sorted(path.relative_to(HERE).as_posix() for path in folders if not path.parent.name.startswith((".", "_")))


def contents(name):
    paths = sorted(path for path in (HERE / name).rglob("*") if path.is_file() and path.name != ".gitkeep")
    return [(path.relative_to(HERE / name).as_posix(), path.read_bytes()) for path in paths]


def put(path, content):
    """Writes a file in one step; whether there was anything to do."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", metavar="DIR", type=pathlib.Path, default=INBOX, help="default: submissions-inbox")
    parser.add_argument("--only", metavar="TEAM/NAME", action="append", help="may be given several times; default: all")
    options = parser.parse_args()
    known = uploads()
    if unknown := sorted(set(options.only or []) - set(known)):
        parser.error(f"no such upload: {', '.join(unknown)}; known are {', '.join(known)}")
    chosen = [name for name in known if not options.only or name in options.only]
    made = [put(options.into / f"{name}.zip", recipes.RECIPES.get(name, recipes.simple)(contents(name))) for name in chosen]
    print(f"{sum(made)} of {len(chosen)} uploads are new in {options.into}", file=sys.stderr)


if __name__ == "__main__":
    main()
