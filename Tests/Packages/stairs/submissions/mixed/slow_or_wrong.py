# @EXPECTED_RESULTS@: TIMELIMIT, WRONG-ANSWER
# Wrong beyond the modulus; a thousand questions may take too long, but come later.
for _ in range(int(input())):
    n = int(input())
    a, b, c = 0, 0, 1
    for _ in range(n):
        a, b, c = b, c, a + b + c
    print(c)
