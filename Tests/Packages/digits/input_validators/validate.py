#!/usr/bin/env python3
# The largest n is given as an argument.
import re
import sys

text = sys.stdin.read()
sys.exit(42 if re.fullmatch(r"(0|[1-9]\d{0,4})\n", text) and int(text) <= int(sys.argv[1]) else 43)
