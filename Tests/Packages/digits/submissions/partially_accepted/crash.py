# @EXPECTED_SCORE@: 75
# All but the last test: Python turns no number of more than 4300 digits into text.
n = int(input())
print(sum(map(int, str(2**n))))
