name = input()
while "  " in name:
    name = name.replace("   ", "  ")
print(f"Hello, {name}!")
