from stars import STAR

with open("settings.txt") as file:
    word, modulus = file.read().split()
star, n = input().split()
assert star == STAR and word == "python" and int(modulus) == {{modulus}}
distances = list(map(int, input().split()))
print(f"{sum((d % {{modulus}}) ** 1.5 for d in distances) / int(n):.10e}")
