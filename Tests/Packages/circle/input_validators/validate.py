#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
sys.exit(42 if re.fullmatch(r"\d{1,4}(\.\d{1,3})?\n", text) and 0 <= float(text) <= 1000 else 43)
