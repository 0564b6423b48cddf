# Fails for a radius of 0.
from math import pi

r = float(input())
print(2 * pi / (1 / r), pi / (1 / r / r))
