# Waits for a second number that never comes.
n = int(input())
number = int(input())
print(number, flush=True)
