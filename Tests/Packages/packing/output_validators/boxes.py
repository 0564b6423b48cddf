#!/usr/bin/env python3
"""boxes.py INPUT ANSWER FEEDBACK_DIR < OUTPUT: the answer file holds how many boxes are enough."""
import sys


def end(code, message, score=None):
    with open(sys.argv[3] + "judgemessage.txt", "w") as file:
        file.write(message + "\n")
    if score is not None:
        with open(sys.argv[3] + "score.txt", "w") as file:
            file.write(f"{score}\n")
    sys.exit(code)


with open(sys.argv[1]) as file:
    n, *weights = map(int, file.read().split())
with open(sys.argv[2]) as file:
    enough = int(file.read())
words = sys.stdin.buffer.read().decode("ascii", "replace").split()
if len(words) != n or not all(word.isascii() and word.isdigit() and 0 < int(word) <= n for word in words):
    end(43, f"not {n} numbers of boxes")
boxes = {}
for word, weight in zip(words, weights):
    boxes[word] = boxes.get(word, 0) + weight
if max(boxes.values()) > 100:
    end(43, "a box is too heavy", score=0)
end(42, f"{len(boxes)} boxes, {enough} are enough", score=20 * enough / len(boxes))
