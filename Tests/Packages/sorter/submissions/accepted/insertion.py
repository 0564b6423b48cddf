order = []
for parcel in range(1, int(input()) + 1):
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        print("?", parcel, order[middle], flush=True)
        if input() == "<":
            high = middle
        else:
            low = middle + 1
    order.insert(low, parcel)
print("!", *order)
