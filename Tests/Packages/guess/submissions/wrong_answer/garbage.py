# Prints what is no number, and crashes when it gets no reply.
n = int(input())
print("\0\x1b[31mperhaps", n // 2, flush=True)
if input() == "correct":
    print("surprise")
