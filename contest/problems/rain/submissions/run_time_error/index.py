n, q = map(int, input().split())
rain = list(map(int, input().split()))
for _ in range(q):
    a, b = map(int, input().split())
    print(sum(rain[day] for day in range(a, b + 1)))
