"""Pairs of uploads for each reason that a zip by itself can be refused for: one that earns it, and one that nearly does.

usage: pairs.py CONTEST INBOX    writes INBOX/<team>/<problem>-<reason>-{bad,near}.zip

The limits that it goes up to are those that the test gives the contest.
"""
import dataclasses
import io
import pathlib
import sys
import zipfile

CONTEST, INBOX = (pathlib.Path(argument) for argument in sys.argv[1:])
sys.dont_write_bytecode = True
sys.path.insert(0, str(CONTEST / "uploads"))

import zipbytes as z  # noqa: E402

MAX_ZIP, MAX_FILES, MIB = 1 << 20, 50, 1 << 20
RIGHT = next((CONTEST / "uploads/loewen/hello").glob("*.py")).read_bytes()
SOURCE = z.plain("hello.py", RIGHT)
MODEL = [z.plain(path.name, path.read_bytes()) for path in (CONTEST / "uploads/beavers/petals").iterdir()]


def with_source(*entries):
    return z.archive([SOURCE, *entries])


def stored(name, content):
    entry = z.plain(name, content)
    return dataclasses.replace(entry, data=content, method=z.STORED)


def of_size(size):
    empty = len(with_source(stored("fill.bin", b"")))
    return with_source(stored("fill.bin", bytes(size - empty)))


def by_zipfile(method, is_streamed=False):
    class Stream(io.BytesIO):
        def seekable(self):
            return not is_streamed

        def tell(self):
            if is_streamed:
                raise OSError("a stream")
            return super().tell()

    target = Stream()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("hello.py", RIGHT)
    return target.getvalue()


def files(count):
    return with_source(*(z.plain(f"{number}.txt", b"x") for number in range(count - 1)))


def commented(archive, comment):
    return archive[:-2] + len(comment).to_bytes(2, "little") + comment


def deep(folders):
    return with_source(z.plain("d/" * folders + "x.txt", b"x"))


def moded(mode):
    return with_source(z.plain("odd", b"", mode=mode))


GOOD = with_source()
SECRET = with_source(dataclasses.replace(z.plain("key.txt", b"x"), flags=z.ENCRYPTED))
HELLO = {
    "not-a-zip": (b"print('hello')\n", GOOD),
    "truncated": (commented(GOOD, b"four")[:-1], commented(GOOD, b"four")),
    "damaged": (GOOD + b"\0", commented(GOOD, b"\0")),
    "encrypted": (SECRET, with_source(stored("inner.zip", SECRET))),
    "unsupported-compression": (by_zipfile(zipfile.ZIP_BZIP2), by_zipfile(zipfile.ZIP_STORED)),
    "too-large": (of_size(MAX_ZIP + 1), of_size(MAX_ZIP)),
    "too-many-files": (files(MAX_FILES + 1), files(MAX_FILES)),
    "ratio": (with_source(z.plain("zeros", bytes(16 * MIB + 1))), with_source(z.plain("zeros", bytes(16 * MIB - 1000)))),
    "path-traversal": (with_source(z.plain("a/../b.txt", b"")), with_source(z.plain("a/..b../...txt", b""))),
    "absolute-path": (with_source(z.plain("/etc/passwd", b"")), with_source(z.plain("etc/passwd", b""))),
    "bad-name": (with_source(z.plain("a\x7f.txt", b"")), with_source(z.plain("ä ☃ '\"$(id)&.txt", b""))),
    "link": (with_source(z.link("notes", "/etc/passwd")), with_source(stored("notes", b"/etc/passwd"))),
    "special-file": (moded(0o010644), moded(0o106777)),
    "duplicate-entry": (
        with_source(z.plain("Notes.txt", b""), z.plain("notes.TXT", b"")),
        with_source(z.plain("notes.txt", b""), z.plain("notes.text", b"")),
    ),
    "header-mismatch": (
        with_source(z.plain("a.txt", b"", local_name="b.txt")),
        by_zipfile(zipfile.ZIP_DEFLATED, is_streamed=True),
    ),
    "overlap": (
        z.overlapping("x.txt", "hello.py", b"print(1)\n"),
        with_source(z.plain("a.txt", b"same"), z.plain("b.txt", b"same")),
    ),
    "nested-too-deep": (deep(32), deep(31)),
    "empty": (
        z.archive([z.folder("src"), z.plain("__MACOSX/._hello.py", b"x"), z.plain(".DS_Store", b"x")]),
        with_source(z.folder("src"), z.plain("__MACOSX/._hello.py", b"x")),
    ),
    "no-source": (z.archive([z.plain("hello.txt", b"print(1)\n")]), with_source(z.plain("hello.txt", b""))),
    "ambiguous-language": (
        with_source(z.plain("hello.c", b"")),
        with_source(z.plain("hello.c", b""), z.plain("submission.yaml", b"language: python3\n")),
    ),
    "bad-manifest": (
        with_source(z.plain("submission.yaml", b"languag: python3\n")),
        with_source(z.plain("submission.yaml", b"# languag: python3\n")),
    ),
}
FENCE = {"language-not-allowed": (with_source(), z.archive([z.plain("main.c", b"int main(void) { return 0; }\n")]))}
PETALS = {
    "file-type": (z.archive([*MODEL, z.plain("model.exe", b"MZ")]), z.archive([*MODEL, z.plain("model.json", b"MZ")])),
    "requirements": (
        z.archive([*MODEL, z.plain("requirements.txt", b"--no-binary :all:\nnumpy\n")]),
        z.archive([*MODEL, z.plain("requirements.txt", b"# --no-binary :all:\nnumpy\n")]),
    ),
    "missing-file": (z.archive([z.plain("model/predict.py", b""), z.plain("notes.txt", b"")]), z.archive(MODEL)),
}


for problem, pairs in {"hello": HELLO, "fence": FENCE, "petals": PETALS}.items():
    for reason, (bad, near) in pairs.items():
        for kind, content in {"bad": bad, "near": near}.items():
            path = INBOX / "beavers" / f"{problem}-{reason}-{kind}.zip"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
