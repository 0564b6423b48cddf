"""How an upload's folder becomes bytes, where it is not simply zipped. Files are pairs of a path and its content."""
import dataclasses
import gzip

import zipbytes


def simple(files):
    return zipbytes.archive([zipbytes.plain(name, content) for name, content in files])


def like_a_mac(top):
    """Everything in one folder, with what the Finder adds."""

    def make(files):
        entries = [zipbytes.folder(top), zipbytes.plain(f"{top}/.DS_Store", b"\0\0\0\1Bud1" + bytes(32))]
        for name, content in files:
            entries.append(zipbytes.plain(f"{top}/{name}", content))
            entries.append(zipbytes.plain(f"__MACOSX/{top}/._{name}", b"\0\5\x16\7\0\2\0\0Mac OS X" + bytes(66)))
        return zipbytes.archive(entries)

    return make


def encrypted(files):
    """Marked as encrypted, with the 12 bytes in front that go with it."""
    entries = [zipbytes.plain(name, content, flags=zipbytes.ENCRYPTED) for name, content in files]
    return zipbytes.archive([dataclasses.replace(entry, data=bytes(range(12)) + entry.data) for entry in entries])


def with_entries(*added):
    return lambda files: zipbytes.archive([zipbytes.plain(*file) for file in files] + [make() for make in added])


def two_faced(files):
    """The local header and the central directory disagree about the name."""
    return zipbytes.archive([zipbytes.plain(name, content, local_name="other.py") for name, content in files])


def overlapping(files):
    name, content = files[0]
    return zipbytes.overlapping("main.py", name, content)


def twice(files):
    return zipbytes.archive([zipbytes.plain(*file) for file in files for _ in range(2)])


def truncated(files):
    whole = simple(files)
    return whole[: len(whole) * 2 // 3]


def gzipped(files):
    return gzip.compress(b"".join(content for _, content in files), mtime=0)


def nothing(files):
    return zipbytes.archive([zipbytes.folder("fence")])


RECIPES = {
    "loewen/rain": like_a_mac("Regen fertig"),
    "loewen/words": encrypted,
    "lessthan/rain-bomb": with_entries(lambda: zipbytes.plain("rain.txt", bytes(100 << 20))),
    "lessthan/rain-traversal": with_entries(lambda: zipbytes.plain("../../hello/data/secret/01-short.ans", b"")),
    "lessthan/rain-link": with_entries(lambda: zipbytes.link("answers", "/etc/passwd")),
    "lessthan/rain-overlap": overlapping,
    "lessthan/rain-two-faces": two_faced,
    "longname/hello-1": gzipped,
    "longname/hello-2": truncated,
    "longname/fence": nothing,
    "nullptr/words": twice,
}
