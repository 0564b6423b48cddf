n = int(input())
for a in range(n - 1, 0, -1):
    if not set(str(a)) & set(str(n - a)):
        print(a)
        print(n - a)
        break
else:
    print("impossible")
