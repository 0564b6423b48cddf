#!/usr/bin/env bash
# Builds the program for trying out, or what the arguments (those of `swift build`) say. On a terminal the compiler shows its
# progress; elsewhere only what went wrong.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

started=$SECONDS
if [ -t 2 ]; then
    swift build "$@" >&2
else
    printf 'swift build%s … ' "${*:+ $*}" >&2
    [ -d .build ] || printf '(a minute or two the first time) ' >&2
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    swift build "$@" >"$log" 2>&1 || { echo "failed. The end of what it said:" >&2; tail -n 60 "$log" >&2; exit 1; }
    printf 'done (%d s)\n' $((SECONDS - started)) >&2
fi
