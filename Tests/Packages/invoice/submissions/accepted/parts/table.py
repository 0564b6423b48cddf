def column(name):
    with open("prices.csv") as file:
        head, *rows = [line.strip().split(",") for line in file]
    return {row[0]: int(row[head.index(name)]) for row in rows}


if __name__ == "__main__":
    print("not the entry point")
