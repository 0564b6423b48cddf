n = int(input())
with open("words.txt") as file:
    print(file.read().split()[n - 1])
