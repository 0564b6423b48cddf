import sys

text = sys.stdin.read()
sys.exit(42 if text == f"{int(text)}\n" and 1 <= int(text) <= 10**6 else 43)
