"""Exits with 42 when standard input is a valid input, with 43 otherwise."""
import re
import sys

text = sys.stdin.read()
words = text.split()
valid = text.endswith("\n") and re.fullmatch(r"[a-z \n]+", text) and 1 <= len(words) <= 2000 and max(map(len, words)) <= 12
sys.exit(42 if valid else 43)
