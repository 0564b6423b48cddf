# Fails where there is no range at all.
n, s = map(int, input().split())
numbers = list(map(int, input().split()))
ranges = [end - start for start in range(n) for end in range(start + 1, min(n, start + 400) + 1) if sum(numbers[start:end]) <= s]
print(max(ranges))
