#!/usr/bin/env python3
"""make-zips.py PACKAGE OUTPUT_DIR: zips a package the way strangers do.

Writes OUTPUT_DIR/windows/NAME.zip, OUTPUT_DIR/backslash/NAME.zip and OUTPUT_DIR/macos/NAME.zip.

windows: text files of the jury with CR LF, YAML with a byte-order mark, Thumbs.db and desktop.ini, no Unix modes, links as copies.
backslash: the same, with backslashes in the names, as old .NET programs write them.
macos: __MACOSX/ with AppleDouble files, .DS_Store, Unix modes, links as links.

Test data stays as it is, byte by byte. The same package gives the same bytes each time.
"""
import os
import stat
import struct
import sys
import zipfile

TIME = (2026, 11, 21, 12, 0, 0)
BOM = b"\xef\xbb\xbf"
APPLE_DOUBLE = struct.pack(">II16sH", 0x00051607, 0x00020000, b"Mac OS X        ", 1) + struct.pack(">III", 9, 38, 32) + bytes(32)


def paths(root):
    """Every folder, then what lies in it, in order; relative to the folder that holds the package."""
    parent = os.path.dirname(root)
    for folder, folders, files in os.walk(root):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        folders[:] = sorted(set(folders) - set(links))
        yield os.path.relpath(folder, parent)
        for name in sorted(files + links):
            yield os.path.relpath(os.path.join(folder, name), parent)


def entry(name, system, attributes):
    info = zipfile.ZipInfo(name, TIME)
    info.create_system = system
    info.external_attr = attributes
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def windows_text(path, data):
    parts = path.split(os.sep)
    if parts[1] == "data" and not path.endswith(".yaml") or b"\0" in data:
        return data
    data = data.replace(b"\n", b"\r\n")
    return BOM + data if path.endswith(".yaml") else data


def windows(root, target, separator):
    with zipfile.ZipFile(target, "w") as archive:
        for path in paths(root):
            full, name = os.path.join(os.path.dirname(root), path), path.replace(os.sep, separator)
            if os.path.isdir(full) and not os.path.islink(full):
                archive.writestr(entry(name + separator, 0, 0x10), b"")
                archive.writestr(entry(name + separator + "Thumbs.db", 0, 0x26), b"\xd0\xcf\x11\xe0" + bytes(508))
                continue
            if os.path.isdir(full):
                sys.exit(f"{path}: a link to a folder, which Windows would copy; take a package without one")
            with open(full, "rb") as file:
                archive.writestr(entry(name, 0, 0x20), windows_text(path, file.read()))
        ini = os.path.basename(root) + separator + "desktop.ini"
        archive.writestr(entry(ini, 0, 0x26), b"\xff\xfe" + "[.ShellClassInfo]\r\n".encode("utf-16-le"))


def macos(root, target):
    with zipfile.ZipFile(target, "w") as archive:
        for path in paths(root):
            full = os.path.join(os.path.dirname(root), path)
            mode = os.lstat(full).st_mode
            if stat.S_ISDIR(mode):
                archive.writestr(entry(path + "/", 3, (mode & 0xFFFF) << 16 | 0x10), b"")
                archive.writestr(entry(path + "/.DS_Store", 3, 0o100644 << 16), b"\0\0\0\1Bud1" + bytes(100))
                continue
            if stat.S_ISLNK(mode):
                data = os.readlink(full).encode()
            else:
                with open(full, "rb") as file:
                    data = file.read()
            archive.writestr(entry(path, 3, (mode & 0xFFFF) << 16), data)
            folder, name = os.path.split(path)
            archive.writestr(entry(f"__MACOSX/{folder}/._{name}", 3, 0o100644 << 16), APPLE_DOUBLE)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    root, output = os.path.abspath(sys.argv[1]), sys.argv[2]
    if not os.path.isfile(os.path.join(root, "problem.yaml")):
        sys.exit(f"{root} holds no problem.yaml")
    targets = {}
    for kind in ("windows", "backslash", "macos"):
        folder = os.path.join(output, kind)
        os.makedirs(folder, exist_ok=True)
        targets[kind] = os.path.join(folder, os.path.basename(root) + ".zip")
    windows(root, targets["windows"], "/")
    windows(root, targets["backslash"], "\\")
    macos(root, targets["macos"])
    print(*targets.values(), sep="\n")


if __name__ == "__main__":
    main()
