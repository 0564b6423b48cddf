task, text = input(), input()
if task == "hide":
    number = 0
    for letter in text:
        number = number * 27 + ord(letter) - 96
    print(number)
else:
    number, word = int(text), ""
    while number:
        number, digit = divmod(number, 27)
        word = chr(96 + digit) + word
    print(word)
