# Right in the first run of the sample, but not in the second.
a, b = map(int, input().split())
while (line := input()) != "bye":
    print((a if a == 2 else a + 1) * int(line[2:]) + b, flush=True)
