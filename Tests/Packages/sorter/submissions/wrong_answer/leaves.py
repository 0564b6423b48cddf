# Ends without an order.
n = int(input())
if n > 1:
    print("? 1 2", flush=True)
    input()
