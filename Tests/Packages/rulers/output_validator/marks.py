"""What is wrong with the marks of a ruler."""
from itertools import combinations


def complaint(words, length):
    """None: nothing is wrong."""
    if len(words) > 1001 or not all(word.isascii() and word.isdigit() and len(word) <= 4 for word in words):
        return "not numbers"
    marks = sorted(map(int, words))
    if not marks or marks[-1] > length:
        return "no mark, or one beyond the end"
    distances = [b - a for a, b in combinations(marks, 2)]
    if len(set(distances)) < len(distances) or 0 in distances:
        return "a distance occurs twice"
    return None
