n, q = map(int, input().split())
low, high = 0, n
while low < high:
    middle = (low + high + 1) // 2
    print("knock", middle, flush=True)
    if input() == "open":
        low = middle
    else:
        high = middle - 1
print("answer", low)
