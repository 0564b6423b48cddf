"""Writes data: always the same test cases."""
import collections
import pathlib
import random

FOLDER = pathlib.Path(__file__).parents[1] / "data"


def write(name, text):
    counts = collections.Counter(text.split())
    lines = [f"{word} {count}\n" for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    (FOLDER / f"{name}.in").write_text(text)
    (FOLDER / f"{name}.ans").write_text("".join(lines))


def song(dice, letters, longest, count):
    words = ["".join(dice.choices(letters, k=dice.randint(1, longest))) for _ in range(count)]
    return "".join(word + dice.choice(["\n", " ", " ", " ", "  "]) for word in words) + "\n"


def main():
    dice = random.Random(440)
    write("sample/1", "row row row your boat\ngently down the stream\n")
    write("sample/2", "la la la\nla\n")
    write("secret/01-one", "a\n")
    write("secret/02-ties", "the cat the hat the bat cat hat bat\n")
    write("secret/03-blanks", "  so   it\n\n\ngoes so  it goes  \n so\n")
    write("secret/04-prefixes", "a aa aaa aaaa aaa aa a aaaaaaaaaaaa aa\n")
    write("secret/05-letters", song(dice, "abcdefghijklmnopqrstuvwxyz", 1, 2000))
    write("secret/06-two", song(dice, "ab", 4, 2000))
    write("secret/07-different", song(dice, "abcdefghijklmnopqrstuvwxyz", 12, 1500))
    write("secret/08-mixed", song(dice, "aeiou", 3, 2000))


main()
