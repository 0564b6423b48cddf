words = [input()]
print(len(words))
