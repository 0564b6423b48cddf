"""Exits with 42 when standard input is a valid input, with 43 otherwise."""
import re
import sys

text = sys.stdin.buffer.read()
valid = re.fullmatch(rb"[A-Za-z]([A-Za-z .'-]{0,38}[A-Za-z])?\n", text)
sys.exit(42 if valid else 43)
