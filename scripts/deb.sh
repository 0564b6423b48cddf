#!/usr/bin/env bash
# Makes a Debian package of the program that `make release` built. Prints the package's path.
#
#   scripts/deb.sh [BUILD [FOLDER]]      (default: where `swift build` puts a release, and .build/deb)
#
# The program holds Swift's own libraries; what else it is linked with, dpkg-shlibdeps finds. Two builds of one commit and one
# program give the same bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

BUILD=${1:-$(swift build --configuration release --show-bin-path)}
readonly BUILD FOLDER=${2:-.build/deb}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)}
export SOURCE_DATE_EPOCH

fail() { printf '%s\n' "$@" >&2; exit 1; }
[ -x "$BUILD/batch-judge" ] || fail "$BUILD holds no batch-judge: run \`make release\` first."
! ldd "$BUILD/batch-judge" | grep libswift >/dev/null || fail "$BUILD/batch-judge needs the toolchain's libraries: run \`make release\`."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
readonly root=$work/root doc=$work/root/usr/share/doc/batch-judge
umask 022

VERSION=$("$BUILD/batch-judge" --version)
ARCHITECTURE=$(dpkg --print-architecture)
readonly VERSION ARCHITECTURE
# Whoever gives the package to others says who answers for it, as Debian's own tools ask.
readonly MAINTAINER="${DEBFULLNAME:-batch-judge authors} <${DEBEMAIL:-batch-judge@packages.debian.org}>"

install_files() {
    DESTDIR=$root scripts/install.sh /usr "$BUILD" >/dev/null
    # As packages have it: no symbols, compressed pages.
    strip --strip-unneeded --remove-section=.comment "$root/usr/bin/batch-judge"
    gzip -9n "$root"/usr/share/man/man1/*.1
    if [ -e packaging/batch-judge.logrotate ]; then
        install -D -m 644 packaging/batch-judge.logrotate "$root/etc/logrotate.d/batch-judge"
    fi
    install -D -m 644 packaging/batch-judge.lintian-overrides "$root/usr/share/lintian/overrides/batch-judge"
    mkdir -p "$doc/examples"
    mkdir -p "$doc/docs"
    cp -R docs/*.md docs/*.png docs/decisions "$doc/docs"
    cp README.md DESIGN.md CHANGELOG.md "$doc"
    cp -R contest "$doc/examples/contest"
    rm -f "$doc/examples/contest/demo.yaml"
    find "$doc" -name __pycache__ -prune -exec rm -rf {} +
    printf 'batch-judge (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' \
        "$VERSION" "$MAINTAINER" "$(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
    {
        printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\n'
        sed -n 's/^Copyright (c) /Copyright: /p' LICENSE
        printf 'License: Expat\n'
        sed -n '/^Permission/,$p' LICENSE | sed 's/^$/./; s/^/ /'
    } >"$doc/copyright"
    chmod -R a+rX,go-w "$root"
}

# What the program and process 1 are linked with.
linked_packages() {
    mkdir -p "$work/debian"
    printf 'Source: batch-judge\n\nPackage: batch-judge\nArchitecture: any\n' >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps -O -S"$root" -e"$root/usr/bin/batch-judge" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
}

control() {
    local linked
    linked=$(linked_packages)
    [ -n "$linked" ] || fail "dpkg-shlibdeps found nothing that the program is linked with."
    mkdir -p "$root/DEBIAN"
    cat >"$root/DEBIAN/control" <<END
Package: batch-judge
Version: $VERSION
Architecture: $ARCHITECTURE
Maintainer: $MAINTAINER
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)
Depends: $linked, tzdata, docker.io | docker-ce
Recommends: cron | systemd, openssh-server
Suggests: rsync, logrotate, curl
Section: education
Priority: optional
Description: judge for programming contests without a web application
 Teams upload zips by SFTP or rsync into a folder. One line in cron does the
 rest: it takes what has arrived, checks and unpacks it, judges it in Docker
 under caps, and writes a static site that any web server can serve.
END
    [ ! -d "$root/etc" ] || (cd "$root" && find etc -type f | sed 's,^,/,' | sort) >"$root/DEBIAN/conffiles"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
}

install_files
control
mkdir -p "$FOLDER"
readonly package=$FOLDER/batch-judge_${VERSION}_$ARCHITECTURE.deb
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -print0 | xargs -0 touch --no-dereference --date="@$SOURCE_DATE_EPOCH"
dpkg-deb --root-owner-group -Zxz -z6 --build "$root" "$package" >/dev/null
echo "$package"
