# @EXPECTED_RESULTS@: TIMELIMIT, WRONG-ANSWER
# The modulus is not the right one, and a thousand questions take too long.
for _ in range(int(input())):
    n = int(input())
    a, b, c = 0, 0, 1
    for _ in range(n):
        a, b, c = b, c, (a + b + c) % 10**9
    print(c)
