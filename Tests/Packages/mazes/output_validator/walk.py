#!/usr/bin/env python3
"""walk.py INPUT ANSWER FEEDBACK_DIR [multiplier] < OUTPUT: the answer file holds the least number of steps."""
import sys

STEPS = {"N": (-1, 0), "E": (0, 1), "S": (1, 0), "W": (0, -1)}


def end(code, message):
    with open(sys.argv[3] + "judgemessage.txt", "w") as file:
        file.write(message + "\n")
    sys.exit(code)


with open(sys.argv[1]) as file:
    maze = {(y, x): tile for y, row in enumerate(file) for x, tile in enumerate(row.strip())}
with open(sys.argv[2]) as file:
    shortest = int(file.read())
words = sys.stdin.buffer.read().decode("ascii", "replace").split()
if len(words) != 1 or len(words[0]) > 1000 or not set(words[0]) <= set(STEPS):
    end(43, "not a single word of N, E, S and W")
y, x = next(place for place, tile in maze.items() if tile == "S")
for i, step in enumerate(words[0], 1):
    y, x = y + STEPS[step][0], x + STEPS[step][1]
    if maze.get((y, x), "#") == "#":
        end(43, f"a wall at step {i}")
if maze[y, x] != "T":
    end(43, "the goal is not reached")
if "multiplier" in sys.argv[4:]:
    with open(sys.argv[3] + "score_multiplier.txt", "w") as file:
        file.write(f"{shortest / len(words[0])}\n")
end(42, f"{len(words[0])} steps, {shortest} are enough")
