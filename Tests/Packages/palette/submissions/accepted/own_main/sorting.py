def runs(row):
    return 1 + sum(a != b for a, b in zip(row, row[1:]))
