word = input().upper()
print("-" * (len(word) + 6), f"|\t{word}  |", "-" * (len(word) + 6), sep="\n")
