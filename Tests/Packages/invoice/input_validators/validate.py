#!/usr/bin/env python3
import re
import sys

with open("prices.csv") as file:
    columns, *rows = [line.rstrip("\n").split(",") for line in file]
text = sys.stdin.read()
valid = (
    len(sys.argv) == 2
    and columns == ["thing", "price", "weight"]
    and sys.argv[1] in columns[1:]
    and re.fullmatch(r"([a-z]+\n){1,100000}", text)
    and set(text.split()) <= {row[0] for row in rows}
)
sys.exit(42 if valid else 43)
