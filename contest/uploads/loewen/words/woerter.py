from collections import Counter

zahl = Counter(open("input.txt").read().split())
with open("output.txt", "w") as datei:
    for wort in sorted(zahl, key=lambda wort: (-zahl[wort], wort)):
        datei.write(f"{wort} {zahl[wort]}\n")
