n, q = map(int, input().split())
rain = [0] + list(map(int, input().split()))
until = {}
for day in range(1, min(n, 50) + 1):
    until[day] = sum(rain[: day + 1])
for _ in range(q):
    a, b = map(int, input().split())
    print(until[b] - until[a] + rain[a])
