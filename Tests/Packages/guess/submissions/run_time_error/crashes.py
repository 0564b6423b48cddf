# Takes the first reply for a number.
low, high = 1, int(input())
print((low + high) // 2, flush=True)
reply = int(input())
