from collections import Counter

with open("input.txt") as file:
    counts = Counter(file.read().split())
with open("output.txt", "w") as file:
    for word, count in counts.most_common():
        print(word, count, file=file)
