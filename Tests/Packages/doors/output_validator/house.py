"""The doors, and what is said about them."""
import re


class Wrong(Exception):
    pass


class House:
    def __init__(self, n, k, knocks):
        self.n, self.k, self.left = n, k, knocks

    def reply(self, line):
        """None: the right answer was given."""
        if not line:
            raise Wrong("no answer was given")
        found = re.fullmatch(rb"(knock|answer) (\d{1,7})\n", line)
        if not found:
            raise Wrong(f"not understood: {line!r}")
        word, door = found[1].decode(), int(found[2])
        if word == "answer" and door == self.k:
            return None
        if word == "answer":
            raise Wrong(f"wrong door: {door}")
        if not 1 <= door <= self.n:
            raise Wrong(f"no such door: {door}")
        if self.left == 0:
            raise Wrong("too many knocks")
        self.left -= 1
        return "open" if door <= self.k else "closed"
