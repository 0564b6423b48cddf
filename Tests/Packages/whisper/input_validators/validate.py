#!/usr/bin/env python3
import re
import sys

sys.exit(42 if re.fullmatch(r"hide\n[a-z]{1,10}\n", sys.stdin.read()) else 43)
