# @EXPECTED_SCORE@: 50
# Groups 1 and 2: every range is added up anew, one number at a time.
n, s = map(int, input().split())
numbers = list(map(int, input().split()))
longest = 0
for start in range(n):
    for end in range(start, n):
        total = 0
        for i in range(start, end + 1):
            total += numbers[i]
        if total > s:
            break
        longest = max(longest, end - start + 1)
print(longest)
