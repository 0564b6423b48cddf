# @EXPECTED_RESULTS@: RUN-ERROR
from functools import cache


@cache
def ways(n):
    return 1 if n == 0 else sum(ways(n - i) for i in (1, 2, 3) if i <= n) % (10**9 + 7)


for _ in range(int(input())):
    print(ways(int(input())))
