from collections import Counter

counts = Counter(open("input.txt").read().split())
open("output.txt", "w").writelines(f"{w} {n}\n" for w, n in sorted(counts.items(), key=lambda i: (-i[1], i[0])))
