import sqlite3

print(sqlite3.connect("library.db").execute("SELECT * FROM loan").fetchall())
