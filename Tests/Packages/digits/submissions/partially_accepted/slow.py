# @EXPECTED_SCORE@: 75
# Too slow for the last test.
n = int(input())
digits = [1]
for _ in range(n):
    for _ in range(20 if n > 1000 else 1):
        double = [0]
        for digit in digits:
            double[-1] += 2 * digit
            double.append(double[-1] // 10)
            double[-2] %= 10
    digits = double if double[-1] else double[:-1]
print(sum(digits))
