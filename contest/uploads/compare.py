#!/usr/bin/env python3
"""Compares judged uploads with what is expected of them.

EXPECTED is expected.json, EXPORT the output of `batch-judge export submissions --format json`. Prints one line for each
upload, the number of each verdict, and the differences; exits with 1 if there are any.
"""
import collections
import json
import sys

FIELDS = ("problem", "verdict", "reason", "language")


def load(path):
    """The list in a file, by team and zip name; one that stands there twice is an error."""
    with open(path, encoding="utf-8") as file:
        items = json.load(file)
    counts = collections.Counter((item["team"], item["file"]) for item in items)
    repeated = [f"{path}: {team}/{name} stands there {count} times" for (team, name), count in counts.items() if count > 1]
    return {(item["team"], item["file"]): item for item in items}, repeated


def differences(want, got):
    if want is None:
        return [f"is not expected, and got {got['verdict']}"]
    if got is None:
        return ["is missing"]
    found = [f"{field}: {want[field]} expected, got {got.get(field)}" for field in FIELDS if want[field] != got.get(field)]
    if "metric" in want and (got.get("score") is None or abs(got["score"] - want["metric"]) > 1e-9):
        found.append(f"score: {want['metric']} expected, got {got.get('score')}")
    return found


def line(team, name, item):
    words = [item[field] or "" for field in ("verdict", "reason", "language")] if item else ["-", "", ""]
    return f"{team:<10} {name:<22} {words[0]:<4} {words[1]:<22} {words[2]}".rstrip()


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: compare.py EXPECTED.json EXPORT.json")
    expected, problems = load(sys.argv[1])
    judged, repeated = load(sys.argv[2])
    problems += repeated
    for key in sorted(expected.keys() | judged.keys()):
        found = differences(expected.get(key), judged.get(key))
        print("  " if not found else "! ", line(*key, judged.get(key)), sep="")
        problems += [f"{'/'.join(key)}: {difference}" for difference in found]
    counts = collections.Counter(item["verdict"] or item["state"] for item in judged.values())
    print(f"{len(judged)} uploads:", ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    if problems:
        print(f"{len(problems)} differences:", *problems, sep="\n  ")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
