# Draws the dashes at random until there are enough of them, which are too many for most words.
from random import randrange

word = input().upper()
dashes = ""
while len(dashes) != len(word) + 6 or len(word) > 1:
    dashes = "-" * randrange(7, 9)
print(dashes, f"|  {word}  |", dashes, sep="\n")
