import math

corners = [tuple(map(float, input().split())) for _ in range(int(input()))]
sides = list(zip(corners, corners[1:] + corners[:1]))
length = sum(math.dist(*side) for side in sides)
area = abs(sum(x * v - u * y for (x, y), (u, v) in sides)) / 2
print(f"{length:.2f}\n{area:.2f}")
