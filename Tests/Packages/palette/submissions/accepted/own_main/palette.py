from sorting import runs


def colours(picture):
    return runs(sorted(picture))
