# Prints exponents and capital letters: numbers are compared as numbers.
from math import pi

r = float(input())
print(f"{2 * pi * r:+.9E}   {pi * r * r:.9e}")
