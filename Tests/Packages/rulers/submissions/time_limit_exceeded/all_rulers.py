# Tries all sets of marks.
n = int(input())
best = []
for mask in range(2 ** (n + 1)):
    marks = [i for i in range(n + 1) if mask >> i & 1]
    distances = [b - a for a in marks for b in marks if b > a]
    if len(marks) > len(best) and len(set(distances)) == len(distances):
        best = marks
print(*best)
