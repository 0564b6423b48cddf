# Divides by zero for a root of 0.
a = int(input())
x = max(a, 1) / 1
if a == 0:
    x = 0.0
for _ in range(200):
    x = (2 * x + a / x**2) / 3
print(f"{x:.10f}")
