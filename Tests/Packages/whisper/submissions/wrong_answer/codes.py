# Two digits for each letter: too many of them for long words.
task, text = input(), input()
if task == "hide":
    print("".join(str(ord(letter) - 87) for letter in text))
else:
    print("".join(chr(int(text[i : i + 2]) + 87) for i in range(0, len(text), 2)))
