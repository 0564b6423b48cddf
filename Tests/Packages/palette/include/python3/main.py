from palette import colours


def main():
    n, state = map(int, input().split())
    picture = []
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2**31
        picture.append(state // 1000 * 7 % 2**30)
    print("colours:", colours(picture))


main()
