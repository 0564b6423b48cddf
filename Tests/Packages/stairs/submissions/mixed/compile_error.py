# @EXPECTED_RESULTS@: COMPILER-ERROR
for _ in range(int(input()):
    print(1)
