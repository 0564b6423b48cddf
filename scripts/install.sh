#!/usr/bin/env bash
# Installs the program that `make release` built, with its judge images and templates.
#
#   scripts/install.sh [PREFIX [BUILD]]      (default: /usr/local, and where `swift build` puts a release)
#
# A file is replaced by a rename, so that a sweep which runs meanwhile never meets half of one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly PREFIX=${1:-/usr/local}
BUILD=${2:-$(swift build --configuration release --show-bin-path)}
readonly BUILD

fail() { printf '%s\n' "$@" >&2; exit 1; }

put() {
    install -D -m 755 "$1" "$2.new"
    mv -f "$2.new" "$2"
}

# Two folders cannot be exchanged by a rename: for a moment there is none.
put_folder() {
    mkdir -p "$2"
    rm -rf "$2/$1.new"
    cp -R "$1" "$2/$1.new"
    chmod -R a+rX,go-w "$2/$1.new"
    rm -rf "${2:?}/$1"
    mv "$2/$1.new" "$2/$1"
}

[ -x "$BUILD/batch-judge" ] || fail "$BUILD holds no batch-judge: run \`make release\` first."
if ! { mkdir -p "$PREFIX" 2>/dev/null && [ -w "$PREFIX" ]; }; then
    fail "$PREFIX cannot be written by $(id -un): use sudo scripts/install.sh $PREFIX, or name another folder."
fi
put "$BUILD/batch-judge_Sandbox.resources/supervisor" "$PREFIX/libexec/batch-judge/supervisor"
put_folder images "$PREFIX/share/batch-judge"
put_folder templates "$PREFIX/share/batch-judge"
put "$BUILD/batch-judge" "$PREFIX/bin/batch-judge"
echo "Installed $PREFIX/bin/batch-judge"
