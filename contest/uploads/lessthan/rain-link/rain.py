n, q = map(int, input().split())
rain = list(map(int, input().split()))
for _ in range(q):
    a, b = map(int, input().split())
    print(sum(rain[a - 1 : b]))
