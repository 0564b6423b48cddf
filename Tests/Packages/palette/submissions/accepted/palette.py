def colours(picture):
    return len(set(picture))
