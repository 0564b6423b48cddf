#!/usr/bin/env python3
"""Writes the manual pages of a batch-judge program, one for it and one for each of its commands.

    scripts/man.py PROGRAM FOLDER

What they say is what the program says of itself (--experimental-dump-help). SOURCE_DATE_EPOCH sets their date.
"""
import json
import os
import subprocess
import sys
import time

EXIT_STATUS = [
    ("0", "Done."),
    ("1", "Something needs a person; standard error says what."),
    ("64", "Wrong use."),
    ("75", "Another sweep is running; nothing is said."),
    ("78", "The configuration is wrong; standard error says where."),
]


def said(program, *arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def text(words):
    """Words as roff reads them: no character means anything, and no line starts with a control character."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\n".join(f"\\&{line}" if line[:1] == "." else line for line in escaped.splitlines())


def bold(words):
    return f"\\fB{text(words)}\\fR"


def named(argument):
    """How an argument is written: names and value."""
    value = f"\\fI{text(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        return value
    names = ", ".join(bold(("--" if name["kind"] == "long" else "-") + name["name"]) for name in argument["names"])
    return names if argument["kind"] == "flag" else f"{names} {value}"


def in_synopsis(argument):
    written = named({**argument, "names": [argument["preferredName"]]} if argument.get("names") else argument)
    written += " ..." if argument["isRepeating"] else ""
    return f"[{written}]" if argument["isOptional"] else written


def described(argument):
    parts = [argument.get("abstract", "")]
    if "defaultValue" in argument and "default" not in parts[0]:
        parts.append(f"The default is {argument['defaultValue']}.")
    return text(" ".join(part for part in parts if part)) or "."


def commands_below(command):
    return [one for one in command.get("subcommands", []) if one["shouldDisplay"] and one["commandName"] != "help"]


def page(command, version, date):
    words = command.get("superCommands", []) + [command["commandName"]]
    name = "-".join(words)
    arguments = [one for one in command["arguments"] if one["shouldDisplay"] and one["valueName"] not in ("help", "version")]
    below = commands_below(command)
    lines = [f'.TH "{text(name.upper())}" 1 {date} "batch\\-judge {version}" "User Commands"', ".SH NAME"]
    lines += [f"{text(name)} \\- {text(command.get('abstract', '')).rstrip('.')}", ".SH SYNOPSIS", f"\\fB{text(' '.join(words))}\\fR"]
    lines += [in_synopsis(one) for one in arguments] + (["\\fIcommand\\fR"] if below else [])
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", text(command["discussion"])]
    if arguments:
        lines += [".SH OPTIONS"]
        for one in arguments:
            lines += [".TP", named(one), described(one)]
    if below:
        lines += [".SH COMMANDS"]
        for one in below:
            lines += [".TP", f"{bold(name + '-' + one['commandName'])}(1)", text(one.get("abstract", ""))]
    lines += [".SH EXIT STATUS"]
    for code, meaning in EXIT_STATUS:
        lines += [".TP", bold(code), text(meaning)]
    if len(words) > 1:
        lines += [".SH SEE ALSO", f"{bold('-'.join(words[:-1]))}(1)"]
    return name, "\n".join(lines) + "\n"


def write(command, folder, version, date):
    name, roff = page(command, version, date)
    with open(os.path.join(folder, f"{name}.1"), "w", encoding="utf-8") as file:
        file.write(roff)
    for one in commands_below(command):
        write(one, folder, version, date)


def main():
    program, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    dump = json.loads(said(program, "--experimental-dump-help"))
    write(dump["command"], folder, said(program, "--version").strip(), time.strftime("%Y-%m-%d", moment))


main()
