# Never ends in a run whose numbers are like those of the sample's second.
a, b = map(int, input().split())
while (line := input()) != "bye":
    while (a, b) == (3, 4):
        line += "0"
        line = line[:10]
    print(a * int(line[2:]) + b, flush=True)
