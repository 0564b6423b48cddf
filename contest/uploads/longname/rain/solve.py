from reader import numbers

days, walkers = numbers()
until = [0]
for drops in numbers():
    until.append(until[-1] + drops)
for _ in range(walkers):
    first, last = numbers()
    print(until[last] - until[first - 1])
