n = int(input())
print(1, 1, max(n - 2, 1))
