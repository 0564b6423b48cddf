"""Leaves files and a process behind and looks for those of an earlier test; greets by name only if there are none."""
import os
import subprocess

PLACES = [".", "/work", "/tmp", "/var/tmp", "/dev/shm", os.environ.get("HOME", "/"), os.environ.get("TMPDIR", "/tmp")]
MARK = "left-by-hello.py"
SLEEPER = ["sleep", "31.4159"]


def command_lines():
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as file:
                yield file.read().decode(errors="replace").split("\0")
        except OSError:
            pass


found = [place for place in PLACES if os.path.exists(f"{place}/{MARK}")]
found += [line for line in command_lines() if line[:2] == SLEEPER]

for place in PLACES:
    try:
        with open(f"{place}/{MARK}", "w") as file:
            file.write("still here")
    except OSError:
        pass
nowhere = subprocess.DEVNULL
subprocess.Popen(SLEEPER, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)

name = input()
print(f"Hello, {found or name}!")
