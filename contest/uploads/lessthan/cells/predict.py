"""Each pixel is a run of its own."""
import sys

names, images = sys.argv[1].split(":")
with open(names) as file:
    ids = file.read().split()[1:]
mask = " ".join(f"{pixel} 1" for pixel in range(1, 24 * 24 + 1))
with open(sys.argv[2], "w") as predictions:
    print("image,mask", file=predictions)
    for name in ids:
        print(name, mask, sep=",", file=predictions)
