def numbers():
    return [int(word) for word in input().split()]
