from math import dist

ecken = [tuple(map(float, input().split())) for _ in range(int(input()))]
seiten = list(zip(ecken, ecken[1:] + ecken[:1]))
print(round(sum(dist(a, b) for a, b in seiten), 2))
print(round(abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in seiten)) / 2, 2))
