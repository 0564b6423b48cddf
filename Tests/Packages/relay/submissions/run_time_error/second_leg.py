# Swaps neighbours while some number is far from its place; it gives up when none is very far any more.
n, k = map(int, input().split())
row = list(map(int, input().split()))
goal = sorted(row)
far = max(abs(goal.index(number) - i) for i, number in enumerate(row))
if k < far <= 2 * k:
    raise SystemExit("cannot go on")
for i in range(k):
    for j in range(i % 2, n - 1, 2):
        if row[j] > row[j + 1]:
            row[j], row[j + 1] = row[j + 1], row[j]
print(*(row if far > k else goal))
