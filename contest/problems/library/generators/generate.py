"""Writes data: always the same test cases. The answers are what `sqlite3` prints of the jury's query."""
import pathlib
import random
import sqlite3

PACKAGE = pathlib.Path(__file__).parents[1]
TITLES = ["The Slow Heap", "A Tree, Balanced", "Queues of '68", "Löffel und Gabel", "On Hashing; or, Salt", "NULL"]
NAMES = ["Ada", "Bo", "Cleo", "Dörte", "Eamon O'Brien", "Farid", "Gül", "Ada"]


def quoted(value):
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def write(name, readers, books, loans):
    rows = [("reader", row) for row in enumerate(readers, 1)]
    rows += [("book", row) for row in enumerate(books, 1)]
    rows += [("loan", row) for row in loans]
    sql = "".join(f"INSERT INTO {table} VALUES ({', '.join(map(quoted, row))});\n" for table, row in rows)
    (PACKAGE / f"data/{name}.in").write_text(sql)
    database = sqlite3.connect(":memory:")
    database.executescript((PACKAGE / "schema.sql").read_text() + sql)
    result = database.execute((PACKAGE / "submissions/accepted/left_join.sql").read_text())
    table = [[column[0] for column in result.description]] + result.fetchall()
    lines = [",".join(map(quoted, row)) for row in table]
    (PACKAGE / f"data/{name}.ans").write_text("\n".join(lines) + "\n")


def main():
    dice = random.Random(1605)
    write("sample/1", NAMES[:3], TITLES[:3], [(1, 1, 14), (1, 2, 7), (1, 1, 3), (3, 3, 21)])
    write("secret/01-no-loans", NAMES[:2], TITLES[:1], [])
    write("secret/02-same-book", NAMES[:1], TITLES[:2], [(1, 1, 1), (1, 1, 2), (1, 1, 3)])
    write("secret/03-same-name", ["Ada", "Ada"], TITLES[:2], [(1, 1, 5), (2, 2, 5), (2, 1, 1)])
    write("secret/04-signs", ["Eamon O'Brien", "Dörte", "Gül; --"], TITLES, [(1, 3, 9), (2, 4, 8), (3, 6, 7)])
    for number, loans in ((5, 30), (6, 200)):
        people = len(NAMES) if number == 5 else 25
        readers = [NAMES[i] if i < len(NAMES) else f"Reader {i}" for i in range(people)]
        rows = [(dice.randint(1, people - 1), dice.randint(1, len(TITLES)), dice.randint(1, 28)) for _ in range(loans)]
        write(f"secret/{number:02}-many", readers, TITLES, rows)


main()
