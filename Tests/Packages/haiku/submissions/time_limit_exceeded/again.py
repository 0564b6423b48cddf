n = int(input())
word = ""
while True:
    with open("words.txt") as file:
        word = file.read().split()[n - 1]
    if n == 1:
        break
print(word)
