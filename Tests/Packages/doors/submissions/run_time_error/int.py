n, q = map(int, input().split())
print("knock 1", flush=True)
print("answer", int(input()))
