print(*[[0, 1], [0, 1, 4, 6]][int(input()) // 5])
