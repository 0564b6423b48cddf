"""Zip archives made byte by byte, so that they can also be wrong in one chosen way."""
import dataclasses
import struct
import zlib

STORED, DEFLATED = 0, 8
ENCRYPTED, UTF8 = 0x0001, 0x0800
PLAIN_FILE, FOLDER, LINK = 0o100644, 0o040755, 0o120777

# 2026-01-01 00:00, as MS-DOS wrote it.
DATE, TIME = (2026 - 1980) << 9 | 1 << 5 | 1, 0
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


@dataclasses.dataclass
class Entry:
    """One entry as both headers describe it; `data` is what stands in the archive."""

    name: str
    data: bytes
    size: int
    crc: int
    method: int = DEFLATED
    flags: int = 0
    mode: int = PLAIN_FILE
    #: What the local header calls it, where that differs.
    local_name: str | None = None

    def header(self, name):
        flags = self.flags | (0 if name.isascii() else UTF8)
        sizes = self.crc, len(self.data), self.size
        return struct.pack("<HHHHHIII", 20, flags, self.method, TIME, DATE, *sizes)

    def local(self):
        name = self.local_name or self.name
        raw = name.encode()
        return LOCAL + self.header(name) + struct.pack("<HH", len(raw), 0) + raw

    def central(self, offset):
        raw = self.name.encode()
        made_by_unix = struct.pack("<H", 3 << 8 | 20)
        rest = struct.pack("<HHHHHII", len(raw), 0, 0, 0, 0, self.mode << 16, offset)
        return CENTRAL + made_by_unix + self.header(self.name) + rest + raw


def deflate(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def plain(name, content, **other):
    return Entry(name, deflate(content), len(content), zlib.crc32(content), **other)


def folder(name):
    return Entry(name + "/", b"", 0, 0, STORED, mode=FOLDER)


def link(name, target):
    content = target.encode()
    return Entry(name, content, len(content), zlib.crc32(content), STORED, mode=LINK)


def archive(entries):
    body, offsets = b"", []
    for entry in entries:
        offsets.append(len(body))
        body += entry.local() + entry.data
    return finish(body, list(zip(entries, offsets)))


def finish(body, placed):
    """Adds the central directory for the entries that stand at the given offsets of `body`."""
    directory = b"".join(entry.central(offset) for entry, offset in placed)
    count = len(placed)
    return body + directory + END + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)


def overlapping(name, other, content):
    """Two entries that share their data: the first quotes the header of the second, and both end with its bytes."""
    second = plain(other, content)
    quoted = second.local()
    quote = struct.pack("<BHH", 0, len(quoted), len(quoted) ^ 0xFFFF) + quoted
    whole = quoted + content
    first = Entry(name, quote + second.data, len(whole), zlib.crc32(whole))
    head = first.local()
    return finish(head + first.data, [(first, 0), (second, len(head) + len(quote) - len(quoted))])
