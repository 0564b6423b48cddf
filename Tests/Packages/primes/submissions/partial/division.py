# Group 1 and most of group 2; all else is too slow.
a, b = map(int, input().split())
print(sum(n > 1 and all(n % d for d in range(2, n) if d * d <= n) for n in range(a, b + 1)))
