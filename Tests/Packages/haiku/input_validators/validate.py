#!/usr/bin/env python3
import re
import sys

text = sys.stdin.read()
sys.exit(42 if re.fullmatch(r"[1-9]\d{0,2}\n", text) and int(text) <= 300 else 43)
