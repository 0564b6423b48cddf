a, b = map(int, input().split())
while b != 10:
    b = max(b - 1, 11)
print(4)
