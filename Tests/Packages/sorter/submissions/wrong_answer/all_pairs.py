# Weighs every pair: with twelve parcels those are too many.
n = int(input())
lighter = [0] * (n + 1)
for a in range(1, n + 1):
    for b in range(a + 1, n + 1):
        print("?", a, b, flush=True)
        lighter[b if input() == "<" else a] += 1
print("!", *sorted(range(1, n + 1), key=lambda parcel: lighter[parcel]))
