from collections import Counter

counts = Counter(open("input.txt").read().split())
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
