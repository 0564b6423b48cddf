from math import isqrt

area = int(input())
width = isqrt(area - 1) + 1
print(width, (area + width - 1) // width)
