# @EXPECTED_SCORE@: 88
# Opens a new box as soon as a thing does not fit in the last one.
input()
box, load, boxes = 1, 0, []
for weight in map(int, input().split()):
    if load + weight > 100:
        box, load = box + 1, 0
    load += weight
    boxes.append(box)
print(*boxes)
