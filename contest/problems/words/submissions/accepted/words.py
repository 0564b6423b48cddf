from collections import Counter

with open("input.txt") as file:
    counts = Counter(file.read().split())
with open("output.txt", "w") as file:
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(word, count, file=file)
