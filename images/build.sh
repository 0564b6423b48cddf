#!/usr/bin/env bash
# Builds the judge images that are missing or out of date: all of them, or those named.
#
#   images/build.sh [--in FOLDER] [NAME...]      (default: the folder of this script)
#
# An image is up to date when its label carries the hash of its folder and of the base it was built on; language.yaml does
# not count, as nothing of it goes into the image. The base is debian:bookworm-slim: taken as it is when present, pulled where a
# registry answers, made from Debian's packages otherwise (base/bootstrap.sh).
#
# DOCKER_HOST is honoured. Messages go to stderr; a build's own log is shown only when it fails.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly HERE
if [ "${1:-}" = --in ]; then
    cd "$2"
    shift 2
else
    cd "$HERE"
fi

readonly BASE=debian:bookworm-slim
readonly LABEL=batch-judge.source
# A registry that has not delivered within these seconds is taken as absent.
readonly PULL_SECONDS=${BATCH_JUDGE_PULL_SECONDS:-20}

say() { printf '%s\n' "$*" >&2; }

# Runs a command in silence; says how long it took, or shows what it printed and fails.
quietly() {
    local what=$1 log started=$SECONDS
    shift
    log=$(mktemp)
    printf '      %s … ' "$what" >&2
    if "$@" >"$log" 2>&1; then
        say "done ($((SECONDS - started)) s)"
        rm -f "$log"
    else
        say "failed ($((SECONDS - started)) s). What it said:"
        sed 's/^/        | /' "$log" >&2
        rm -f "$log"
        return 1
    fi
}

all_images() {
    local file
    for file in */Dockerfile; do [ ! -f "$file" ] || dirname "$file"; done
}

# Empty for an image that is not there or carries none.
label() { docker image inspect --format "{{index .Config.Labels \"$LABEL\"}}" "$1" 2>/dev/null || true; }
image_id() { docker image inspect --format '{{.Id}}' "$1" 2>/dev/null; }

# Makes sure of the base. One that is present is taken as it is.
make_base() {
    image_id "$BASE" >/dev/null && return
    printf '      %s from the registry … ' "$BASE" >&2
    if timeout "$PULL_SECONDS" docker pull --quiet "$BASE" >/dev/null 2>&1; then
        say "done ($SECONDS s)"
    else
        say "not to be had ($SECONDS s)"
        quietly "$BASE from Debian's packages" "$HERE/base/bootstrap.sh" "$BASE"
    fi
}

# The hash of what an image is made from, given its folder and the id of the base.
source_hash() {
    {
        echo "$2"
        find "$1" -type f ! -name language.yaml -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    } | sha256sum | cut -d ' ' -f 1
}

build() {
    local name=$1 hash=$2
    # The host's network: the engine's bridge may be off, and the judge itself has no use for it.
    quietly "batch-judge/$name" docker build --rm --force-rm --network host \
        --label "$LABEL=$hash" --tag "batch-judge/$name" "$name"
}

main() {
    local names=("$@") name hash base
    [ ${#names[@]} -gt 0 ] || mapfile -t names < <(all_images)
    [ ${#names[@]} -gt 0 ] || { say "$PWD holds no folder with a Dockerfile: put one there for each image."; return 1; }
    for name in "${names[@]}"; do
        [ -f "$name/Dockerfile" ] || { say "images/$name has no Dockerfile; there are: $(all_images | xargs)"; return 64; }
    done
    docker version --format '{{.Server.Version}}' >/dev/null 2>&1 || {
        say "No Docker engine answers${DOCKER_HOST:+ at $DOCKER_HOST}: start one (scripts/setup.sh does) or set DOCKER_HOST."
        return 1
    }
    make_base
    base=$(image_id "$BASE")
    for name in "${names[@]}"; do
        hash=$(source_hash "$name" "$base")
        [ "$(label "batch-judge/$name")" = "$hash" ] || build "$name" "$hash"
    done
    say "      up to date: ${names[*]}"
}
main "$@"
