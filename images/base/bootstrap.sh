#!/usr/bin/env bash
# Makes the base of the judge images from Debian's packages, for machines that reach a Debian mirror but no registry.
#
#   images/base/bootstrap.sh [TAG]      (default: debian:bookworm-slim)
#
# The machine's own list of mirrors is used, keys included. What the official slim image leaves out (manual pages, translations,
# most of the documentation) is left out here too. It goes into an image of this machine: do not publish it.
set -euo pipefail

readonly TAG=${1:-debian:bookworm-slim}
# Certificates that this machine trusts, a company's proxy among them, for Dockerfiles that use pip; in a place of their own,
# as installing ca-certificates writes the usual one anew.
readonly MACHINE_CA=/etc/ssl/certs/ca-certificates.crt
readonly IMAGE_CA=/etc/ssl/site-ca.pem

command -v mmdebstrap >/dev/null || {
    echo "mmdebstrap is not there: apt-get install mmdebstrap" >&2
    exit 1
}

# The machine's file of mirrors when it is for the same release; nothing: mmdebstrap's own.
mirrors() {
    local file
    for file in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
        if [ -r "$file" ] && grep -qw bookworm "$file"; then
            echo "$file"
            return
        fi
    done
}

# In memory where there is room for it: most of the time goes into flushing small files.
has_room() { [ "$(df --output=avail -k "$1" 2>/dev/null | tail -1)" -gt 1500000 ] 2>/dev/null; }
if has_room /dev/shm; then export TMPDIR=/dev/shm; fi

tarball=$(mktemp --suffix .tar)
trap 'rm -f "$tarball"' EXIT

options=(
    --variant=minbase
    --dpkgopt='path-exclude=/usr/share/man/*'
    --dpkgopt='path-exclude=/usr/share/info/*'
    --dpkgopt='path-exclude=/usr/share/locale/*'
    --dpkgopt='path-include=/usr/share/locale/locale.alias'
    --dpkgopt='path-exclude=/usr/share/doc/*'
    --dpkgopt='path-include=/usr/share/doc/*/copyright'
    --dpkgopt='path-exclude=/usr/share/lintian/*'
)
changes=(--change 'LABEL batch-judge.base=bootstrapped' --change 'CMD ["/bin/sh"]')
if [ -r "$MACHINE_CA" ]; then
    options+=(--customize-hook="mkdir -p \"\$1\"$(dirname "$IMAGE_CA")" --customize-hook="upload $MACHINE_CA $IMAGE_CA")
    changes+=(--change "ENV PIP_CERT=$IMAGE_CA")
fi

mapfile -t sources < <(mirrors)
mmdebstrap "${options[@]}" bookworm "$tarball" "${sources[@]}"
docker import "${changes[@]}" "$tarball" "$TAG"
