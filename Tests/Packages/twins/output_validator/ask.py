#!/usr/bin/env python3
"""ask.py INPUT ANSWER FEEDBACK_DIR: standard input and output are the submission's; the answer file holds what is asked."""
import os
import sys

FEEDBACK = sys.argv[3]


def end(code, message):
    with open(FEEDBACK + "judgemessage.txt", "a") as file:
        file.write(message + "\n")
    os._exit(code)


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def ask(run, a, b, places):
    value = b
    say(f"{a} {b}")
    for x in places:
        say(f"f {x}")
        line = sys.stdin.buffer.readline(100)
        value = a * x + b
        if line.strip() != str(value).encode():
            end(43, f"run {run}: f({x}) is {value}, not {line!r}")
    say("bye")
    return value


def main():
    with open(sys.argv[2]) as file:
        (a, b), places = [list(map(int, line.split())) for line in file]
    path = FEEDBACK + "first.txt"
    if os.path.exists(path):
        with open(path) as file:
            last = int(file.read())
        ask(2, last % 10, last // 10, places[::-1])
        end(42, "run 2: all right")
    last = ask(1, a, b, places)
    with open(path, "w") as file:
        print(last, file=file)
    with open(FEEDBACK + "nextpass.in", "w") as file:
        print(last % 10, last // 10, file=file)
        print(*places[::-1], file=file)
    end(42, f"run 1: last value {last}")


try:
    main()
except BrokenPipeError:
    end(43, "nobody listens")
