# @EXPECTED_SCORE@: 100
from bisect import bisect_right
from itertools import accumulate

n, s = map(int, input().split())
sums = [0, *accumulate(map(int, input().split()))]
print(max(bisect_right(sums, sums[i] + s) - 1 - i for i in range(n)))
