# Prints something of its own.
def colours(picture):
    print("picture of", len(picture), "dots")
    return len(set(picture))
