# Its list of boxes is too short.
n, weights = int(input()), list(map(int, input().split()))
load = [0] * (n // 3 + 1)
for weight in weights:
    box = 0
    while load[box] + weight > 100:
        box += 1
    load[box] += weight
    print(box + 1)
