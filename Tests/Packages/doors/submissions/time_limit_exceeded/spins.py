n, q = map(int, input().split())
while n > 0:
    q += 1
print("answer", q)
