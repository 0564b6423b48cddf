# Room for a tenth of the planets.
star, n = input().split()
room = [0] * ({{max_planets}} // 10)
for i, d in enumerate(map(int, input().split())):
    room[i] = (d % {{modulus}}) ** 1.5
print(sum(room) / int(n))
