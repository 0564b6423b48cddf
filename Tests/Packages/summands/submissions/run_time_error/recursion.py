n = int(input())


def search(a):
    if a == 0:
        return "impossible"
    if not set(str(a)) & set(str(n - a)):
        return f"{a} {n - a}"
    return search(a - 1)


print(search(n // 10) if n > 1000 else search(n - 1))
