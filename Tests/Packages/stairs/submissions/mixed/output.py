# @EXPECTED_RESULTS@: OUTPUT-LIMIT, WRONG-ANSWER
for _ in range(int(input())):
    print("stairs " * 1000000)
