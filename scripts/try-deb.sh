#!/usr/bin/env bash
# Installs the Debian package into a Debian 12 with nothing else, uses it, and removes it.
#
#   scripts/try-deb.sh PACKAGE
#
# Needs mmdebstrap, lintian and root; the machine's own mirrors are used.
set -euo pipefail

readonly PACKAGE=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$PACKAGE" "$work/batch-judge.deb"
printf 'print("Hello, world!")\n' >"$work/hello.py"
(cd "$work" && python3 -m zipfile -c hello.zip hello.py)

# What the chroot is asked to do.
cat >"$work/inside" <<'INSIDE'
set -eux
export HOME=/root LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive
apt-get install -y -qq --no-install-recommends /try/batch-judge.deb >/dev/null
! ldd /usr/bin/batch-judge | grep 'not found'
batch-judge --help | grep -q SUBCOMMANDS
test -x /usr/libexec/batch-judge/supervisor
zcat /usr/share/man/man1/batch-judge-run.1.gz | grep -q '^.SH SYNOPSIS'
bash -n /usr/share/bash-completion/completions/batch-judge
batch-judge init /srv/contest
cd /srv
batch-judge check /try/hello.zip | grep -q '^ok: '
batch-judge config | grep -q 'images: /usr/share/batch-judge/images'
# No engine runs in here: doctor must say so, and find nothing else of ours missing.
code=0; batch-judge doctor >/tmp/doctor 2>&1 || code=$?
cat /tmp/doctor
test "$code" -eq 1 && grep -q 'engine' /tmp/doctor && ! grep -iq 'supervisor' /tmp/doctor
batch-judge export archive --to /tmp/a.tar
batch-judge restore /tmp/a.tar /srv/again
dpkg --verify batch-judge
apt-get remove -y -qq batch-judge >/dev/null
test -e /srv/contest/contest.yaml && test -e /srv/var/results.sqlite && test -e /srv/again/contest/contest.yaml
test -z "$(find / -xdev -path '/usr/*batch-judge*' -not -path '*/var/*' 2>/dev/null)"
INSIDE

# Errors, not warnings.
lintian --fail-on error --allow-root "$PACKAGE"
sources=/etc/apt/sources.list.d/debian.sources
[ -r "$sources" ] || sources=/etc/apt/sources.list
mmdebstrap --quiet --variant=apt --format=null \
    --customize-hook="mkdir \"\$1/try\"" \
    --customize-hook="copy-in $work/batch-judge.deb $work/hello.zip $work/inside /try" \
    --customize-hook="chroot \"\$1\" sh /try/inside" \
    bookworm - "$sources"
echo "$(basename "$PACKAGE") installs, works and is removed"
