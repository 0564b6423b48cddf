#!/usr/bin/env python3
"""main.py INPUT ANSWER FEEDBACK_DIR < OUTPUT"""
import sys

from row import complaint


def main():
    with open(sys.argv[1]) as file:
        n = int(file.read())
    with open(sys.argv[2]) as file:
        has_row = file.read().split() != ["none"]
    words = sys.stdin.buffer.read().decode("ascii", "replace").split()
    found = complaint(words, n, has_row)
    with open(sys.argv[3] + "judgemessage.txt", "w") as file:
        file.write((found or "a good row") + "\n")
    return 43 if found else 42


sys.exit(main())
