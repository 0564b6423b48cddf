from itertools import accumulate

n, q = map(int, input().split())
until = [0, *accumulate(map(int, input().split()))]
for _ in range(q):
    a, b = map(int, input().split())
    print(until[b] - until[a - 1])
