# The judge waits for the end of the line, and this program for a reply.
import sys

n = int(input())
if n == 1:
    print("! 1")
else:
    sys.stdout.write("? 1 2")
    sys.stdout.flush()
    sys.stdin.readline()
