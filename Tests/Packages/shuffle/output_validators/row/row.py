#!/usr/bin/env python3
"""What is wrong with a row."""


def complaint(words, n, has_row):
    """None: nothing is wrong."""
    if words == ["none"]:
        return "there is a row" if has_row else None
    if not all(word.isascii() and word.isdigit() and len(word) <= 4 for word in words):
        return "not only numbers"
    row = [int(word) for word in words]
    if sorted(row) != list(range(1, n + 1)):
        return f"not the numbers from 1 to {n}"
    for a, b in zip(row, row[1:]):
        if abs(a - b) == 1:
            return f"{a} and {b} are neighbours"
    return None
