a, b = map(int, input().split())
while (line := input()) != "bye":
    print(a * int(line[2:]) + b, flush=True)
