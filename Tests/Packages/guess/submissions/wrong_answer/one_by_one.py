# Needs too many guesses, and reads on when the judge has had enough.
n = int(input())
for guess in range(1, n + 1):
    print(guess, flush=True)
    if input() == "correct":
        break
