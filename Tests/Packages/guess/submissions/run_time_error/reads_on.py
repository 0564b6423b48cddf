# Finds the number, then insists on another reply.
low, high = 1, int(input())
while True:
    guess = (low + high) // 2
    print(guess, flush=True)
    reply = input()
    low, high = (guess + 1, high) if reply == "higher" else (low, guess - 1)
    if reply == "correct":
        reply = input()
