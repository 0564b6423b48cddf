#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
rows = text.split()
square = re.fullmatch(r"([#.ST]+\n)+", text) and len({len(row) for row in rows}) == 1
sys.exit(42 if square and text.count("S") == text.count("T") == 1 else 43)
