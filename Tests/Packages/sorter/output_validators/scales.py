#!/usr/bin/env python3
"""scales.py INPUT ANSWER FEEDBACK_DIR questions COUNT: the input is the parcels from light to heavy."""
import os
import sys


def end(code, message):
    with open(sys.argv[3] + "judgemessage.txt", "a") as file:
        file.write(message + "\n")
    os._exit(code)


def say(line):
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        end(43, "nobody reads the replies")


def weigh(words, order):
    if len(words) != 2 or words[0] == words[1] or not all(word in order for word in words):
        end(43, f"cannot be weighed: {words!r}"[:200])
    return "<" if order.index(words[0]) < order.index(words[1]) else ">"


def main():
    with open(sys.argv[1]) as file:
        order = file.read().split()
    if sys.argv[4] != "questions":
        sys.exit("the flags are missing")
    left = int(sys.argv[5])
    say(len(order))
    while line := sys.stdin.buffer.readline(1000):
        words = line.decode("ascii", "replace").split()
        if words[:1] == ["!"]:
            right = words[1:] == order
            end(42 if right else 43, f"{left} weighings left" if right else f"wrong order: {words[1:]!r}"[:200])
        if words[:1] != ["?"]:
            end(43, f"neither ? nor !: {line!r}"[:200])
        if left == 0:
            end(43, "too many weighings")
        left -= 1
        say(weigh(words[1:], order))
    end(43, "no order was given")


main()
