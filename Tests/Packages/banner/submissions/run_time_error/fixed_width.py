# Made for words of at most ten letters.
word = input().upper()
dashes = ["-" * (width + 6) for width in range(11)][len(word)]
print(dashes, f"|  {word}  |", dashes, sep="\n")
