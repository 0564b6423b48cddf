# Each weight goes on the lighter pan.
input()
difference = 0
word = ""
for weight in map(int, input().split()):
    word += "R" if difference > 0 else "L"
    difference += -weight if difference > 0 else weight
print(word if difference == 0 else "no")
