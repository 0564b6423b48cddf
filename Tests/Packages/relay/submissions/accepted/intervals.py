# Each number goes to a place from which it can still reach its own in the legs that are left, the most urgent first.
n, k = map(int, input().split())
row = list(map(int, input().split()))
goal = {number: i for i, number in enumerate(sorted(row))}


def leg(left):
    """None: it cannot be done so that `left` legs are enough for the rest."""
    ranges = {x: (max(i - k, goal[x] - k * left), min(i + k, goal[x] + k * left)) for i, x in enumerate(row)}
    result = []
    for place in range(n):
        ready = [x for x, (low, _) in ranges.items() if low <= place]
        if not ready:
            return None
        urgent = min(ready, key=lambda x: (ranges[x][1], goal[x]))
        if ranges.pop(urgent)[1] < place:
            return None
        result.append(urgent)
    return result


print(*next(filter(None, map(leg, range(3)))))
