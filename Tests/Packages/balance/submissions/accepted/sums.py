input()
ways = {0: ""}
for weight in map(int, input().split()):
    ways = {**{s - weight: way + "R" for s, way in ways.items()}, **{s + weight: way + "L" for s, way in ways.items()}}
print(ways.get(0, "no"))
