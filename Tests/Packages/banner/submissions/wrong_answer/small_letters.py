word = input()
print("-" * (len(word) + 6), f"|  {word}  |", "-" * (len(word) + 6), sep="\n")
