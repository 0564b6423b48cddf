def colours(picture):
    found = []
    for dot in picture:
        if dot not in found:
            found.append(dot)
    return len(found)
