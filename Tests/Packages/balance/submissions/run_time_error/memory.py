# Right, if it had 32 MiB for each weight.
input()
ways, tables = {0: ""}, []
for weight in map(int, input().split()):
    tables.append(b"x" * (32 << 20))
    ways = {s + sign * weight: way + letter for s, way in ways.items() for sign, letter in ((1, "L"), (-1, "R"))}
print(ways.get(0, "no"))
