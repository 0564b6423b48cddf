# @EXPECTED_SCORE@: 100
from math import gcd

operation, *numbers = input().split()
numbers = list(map(int, numbers))
if operation == "gcd":
    print(gcd(*numbers))
elif operation == "lcm":
    print(numbers[0] * numbers[1] // gcd(*numbers))
else:
    print(pow(*numbers))
