#!/usr/bin/env bash
# Installs the program that `make release` built, with its judge images, templates, manual pages and completions.
#
#   scripts/install.sh [PREFIX [BUILD]]      (default: /usr/local, and where `swift build` puts a release)
#   scripts/install.sh --remove [PREFIX]
#
# DESTDIR=FOLDER puts all of it below FOLDER, for packages. A file is replaced by a rename, so that a sweep which runs meanwhile
# never meets half of one. Contests and their state are never touched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() { printf '%s\n' "$@" >&2; exit 1; }

put() {
    install -D -m "$1" "$2" "$3.new"
    mv -f "$3.new" "$3"
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

# What the program says of itself.
put_words() {
    local work shell page
    work=$(mktemp -d)
    scripts/man.py "$1" "$work"
    rm -f "$INTO"/share/man/man1/batch-judge{,-*}.1{,.gz}
    for page in "$work"/*.1; do put 644 "$page" "$INTO/share/man/man1/$(basename "$page")"; done
    for shell in bash zsh fish; do "$1" --generate-completion-script "$shell" >"$work/$shell"; done
    put 644 "$work/bash" "$INTO/share/bash-completion/completions/batch-judge"
    put 644 "$work/zsh" "$INTO/share/zsh/$ZSH_FOLDER/_batch-judge"
    put 644 "$work/fish" "$INTO/share/fish/vendor_completions.d/batch-judge.fish"
    rm -rf "$work"
}

put_units() {
    local unit
    for unit in packaging/*.service packaging/*.timer; do
        [ -e "$unit" ] || continue
        sed "s,/usr/local/bin/,$PREFIX/bin/,g" "$unit" | put 644 /dev/stdin "$INTO/lib/systemd/system/$(basename "$unit")"
    done
}

remove() {
    rm -rf "$INTO/share/batch-judge" "$INTO/libexec/batch-judge"
    rm -f "$INTO/bin/batch-judge" "$INTO"/share/man/man1/batch-judge{,-*}.1 "$INTO"/lib/systemd/system/batch-judge@.{service,timer}
    rm -f "$INTO/share/bash-completion/completions/batch-judge" "$INTO/share/zsh/$ZSH_FOLDER/_batch-judge"
    rm -f "$INTO/share/fish/vendor_completions.d/batch-judge.fish"
    echo "Removed $INTO/bin/batch-judge and what came with it"
}

action=install
if [ "${1:-}" = --remove ]; then action=remove; shift; fi
readonly PREFIX=${1:-/usr/local}
readonly INTO=${DESTDIR:-}$PREFIX
# Debian's zsh looks here for what packages bring, and there for what was installed by hand.
if [ "$PREFIX" = /usr ]; then ZSH_FOLDER=vendor-completions; else ZSH_FOLDER=site-functions; fi
readonly ZSH_FOLDER
if [ "$action" = remove ]; then remove; exit; fi

BUILD=${2:-$(swift build --configuration release --show-bin-path)}
readonly BUILD
[ -x "$BUILD/batch-judge" ] || fail "$BUILD holds no batch-judge: run \`make release\` first."
if ! { mkdir -p "$INTO" 2>/dev/null && [ -w "$INTO" ]; }; then
    fail "$INTO cannot be written by $(id -un): use sudo scripts/install.sh $PREFIX, or name another folder."
fi
put 755 "$BUILD/batch-judge_Sandbox.resources/supervisor" "$INTO/libexec/batch-judge/supervisor"
put_folder images "$INTO/share/batch-judge"
put_folder templates "$INTO/share/batch-judge"
put_words "$BUILD/batch-judge"
put_units
put 755 "$BUILD/batch-judge" "$INTO/bin/batch-judge"
echo "Installed $INTO/bin/batch-judge"
