"""INPUT ANSWER FEEDBACK_DIR knocks COUNT: the input is `n k`; standard input and output are the submission's."""
import os
import sys

from house import House, Wrong


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main():
    with open(sys.argv[1]) as file:
        n, k = map(int, file.read().split())
    if sys.argv[4] != "knocks":
        sys.exit("the arguments are missing")
    house = House(n, k, int(sys.argv[5]))
    try:
        say(f"{n} {house.left}")
        while reply := house.reply(sys.stdin.buffer.readline(100)):
            say(reply)
    except BrokenPipeError:
        return 43, "nobody reads the replies"
    except Wrong as wrong:
        return 43, str(wrong)
    return 42, f"{house.left} knocks left"


code, message = main()
with open(sys.argv[3] + "judgemessage.txt", "w") as file:
    file.write(message + "\n")
os._exit(code)
