"""Greets by name only if it finds nothing that it should not: an accepted verdict shows that it was contained.

It only opens and looks: nothing that it finds is changed, wherever it is started.
"""
import glob
import os
import socket


def reads(path):
    with open(path, "rb") as file:
        file.read(1)


def may_change(path):
    os.close(os.open(path, os.O_WRONLY))


def may_add_to(folder):
    path = f"{folder}/added-by-hello.py"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    os.unlink(path)


def reaches_the_network():
    # Connecting a datagram socket sends nothing: it only asks whether there is a way to that address.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outside:
        outside.connect(("192.0.2.1", 53))


def works(attempt, *arguments):
    try:
        attempt(*arguments)
    except OSError:
        return False
    return True


def findings():
    attempts = [
        (reads, "/etc/shadow"),
        (reads, "/proc/1/environ"),
        (reads, "/proc/1/mem"),
        (os.listdir, "/proc/1/fd"),
        (os.listdir, "/root"),
        (may_change, __file__),
        (may_add_to, os.path.dirname(os.path.abspath(__file__))),
        (may_change, "/etc/passwd"),
        (may_add_to, "/usr/bin"),
        (may_change, "/proc/sys/kernel/core_pattern"),
        (os.setuid, 0),
        (reaches_the_network,),
    ]
    found = [" ".join([attempt.__name__, *map(str, rest)]) for attempt, *rest in attempts if works(attempt, *rest)]
    for pattern in ("*.ans", "*.in", "labels.csv", "contest.yaml", "docker.sock"):
        for folder in ("/", "/*/", "/*/*/", "/*/*/*/"):
            found += [path for path in glob.glob(folder + pattern) if not path.startswith(("/proc/", "/sys/"))]
    return found


name = input()
found = findings()
print(f"Hello, {found or name}!")
