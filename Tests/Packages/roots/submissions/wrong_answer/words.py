print(f"x={int(input()) ** (1 / 3)}")
