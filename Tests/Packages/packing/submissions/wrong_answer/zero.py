# Counts boxes from 0.
print(*range(int(input())))
