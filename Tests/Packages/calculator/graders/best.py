#!/usr/bin/env python3
"""best.py COUNT: the best COUNT of the accepted results count; without any, the first verdict stays."""
import sys

results = [line.split() for line in sys.stdin if line.strip()]
count = int(sys.argv[1])
scores = sorted((float(score) for verdict, score in results if verdict == "AC"), reverse=True)
print(f"counted {scores[:count]}", file=sys.stderr)
if scores:
    print("AC", sum(scores[:count]))
else:
    print(results[0][0], 0)
