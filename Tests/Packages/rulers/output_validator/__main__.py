"""INPUT ANSWER FEEDBACK_DIR < OUTPUT"""
import sys

from marks import complaint

with open(sys.argv[1]) as file:
    length = int(file.read())
words = sys.stdin.buffer.read().decode("ascii", "replace").split()
found = complaint(words, length)
with open(sys.argv[3] + "judgemessage.txt", "w") as file:
    file.write((found or f"{len(words)} marks") + "\n")
if found:
    sys.exit(43)
with open(sys.argv[3] + "score.txt", "w") as file:
    file.write(f"{len(words)}\n")
sys.exit(42)
