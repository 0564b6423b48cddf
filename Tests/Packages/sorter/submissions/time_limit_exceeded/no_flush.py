# Its questions stay in its own buffer while it waits for a reply.
import sys

out = open(1, "w", buffering=65536, closefd=False)
n = int(sys.stdin.readline())
for parcel in range(1, n):
    out.write(f"? {parcel} {parcel + 1}\n")
    sys.stdin.readline()
out.write("! " + " ".join(map(str, range(n, 0, -1))) + "\n")
out.flush()
