#!/usr/bin/env bash
# Runs tests in a virtual machine: Debian 12 as it boots by itself, with systemd, control groups of version 2 and Debian's engine.
# What was built here (`swift build --build-tests`) is what runs there.
#
#   scripts/in-vm.sh [FILTER [IMAGE...]]
#
# FILTER is a regular expression of tests as `swift test --filter` takes it (default: those of the sandbox); each IMAGE is a
# judge image that they need, taken from this machine's engine. Needs mmdebstrap and qemu-system-x86, and root. Where the
# processor cannot virtualise, all of it is emulated, which takes many minutes and may meet bars of time. The machine's disk is
# kept in .build/vm; remove that folder to make it anew. The machine has no network, and what it writes is thrown away.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly FILTER=${1:-^SandboxTests\\.}
readonly IMAGES=(debian:bookworm-slim "${@:2}")
readonly KEPT=.build/vm
readonly BUILT=.build/debug
readonly MEMORY=3072
# Seconds for everything after the start of the machine.
readonly SECONDS_MAX=${BATCH_JUDGE_VM_SECONDS:-3600}
# The engine, what the program is linked with, and a compiler for the sandbox tests' own program.
readonly PACKAGES=linux-image-cloud-amd64,systemd,systemd-sysv,udev,kmod,dbus,docker.io,apparmor,iptables,gcc,libc6-dev,libstdc++-12-dev,\
libarchive-dev,libcmark-gfm-dev,libcmark-gfm-extensions-dev,libsqlite3-dev,libxml2,libcurl4,libncurses6,python3,strace

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1 || { say "$1 is not there: apt-get install mmdebstrap qemu-system-x86 e2fsprogs"; exit 1; }; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The disk, kernel and first file system; moved into place when all of them are there.
make_machine() {
    [ ! -e "$KEPT/disk" ] || return 0
    say "making a machine in $KEPT …"
    rm -rf "$KEPT" && mkdir -p "$KEPT/new"
    mmdebstrap --quiet --variant=minbase --include="$PACKAGES" bookworm "$work/root" >&2
    # shellcheck disable=SC2154 # expanded in the machine
    install -D -m 755 /dev/stdin "$work/root/usr/local/sbin/in-vm" <<'INSIDE'
#!/bin/sh
# The second disk is a tape: everything that is to be run, and how.
exec >/dev/ttyS1 2>&1
tar -xf /dev/vdb -C / && sh -e /in-vm.sh
echo "in-vm: exit $?"
sync
poweroff --force --force
INSIDE
    install -D -m 644 /dev/stdin "$work/root/etc/systemd/system/in-vm.service" <<'UNIT'
[Unit]
After=docker.service
Requires=docker.service

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/in-vm

[Install]
WantedBy=multi-user.target
UNIT
    chroot "$work/root" systemctl --quiet enable in-vm.service
    cp "$work"/root/boot/vmlinuz-* "$KEPT/new/kernel"
    cp "$work"/root/boot/initrd.img-* "$KEPT/new/initrd"
    mke2fs -q -t ext4 -d "$work/root" "$work/disk" 8G
    rm -rf "$work/root"
    cp --sparse=always "$work/disk" "$KEPT/new/disk"
    rm "$work/disk"
    mv "$KEPT"/new/* "$KEPT"
}

# The shared libraries that the tests are linked with and Debian does not have.
own_libraries() { ldd "$BUILT/batch-judgePackageTests.xctest" | awk '$3 ~ "^/" && $3 !~ "^/(usr/)?lib/" { print $3 }'; }

make_tape() {
    docker save --output "$work/images.tar" "${IMAGES[@]}"
    cat >"$work/in-vm.sh" <<INSIDE
cd "$PWD"
export HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin BATCH_JUDGE_TEST_RUNTIME=${BATCH_JUDGE_TEST_RUNTIME:-runc}
docker load --quiet --input /images.tar
docker info --format 'Docker {{.ServerVersion}}, Linux {{.KernelVersion}}, control groups {{.CgroupVersion}} by {{.CgroupDriver}}'
$BUILT/batch-judgePackageTests.xctest --testing-library swift-testing --filter '$FILTER'
INSIDE
    # Where it lies here it lies there.
    own_libraries | tar -chPf "$work/tape" --files-from - "$(readlink -f "$BUILT")"/{batch-judge,batch-judgePackageTests.xctest,*.resources} \
        "$PWD"/{contest,images,templates}
    tar -rPf "$work/tape" "$PWD/.build/debug" --transform "s,^$work/,/," "$work/images.tar" "$work/in-vm.sh"
    rm "$work/images.tar"
}

accelerator() {
    # /dev/kvm may be there without a processor that can do it.
    if [ -w /dev/kvm ] && grep -qwE 'vmx|svm' /proc/cpuinfo; then echo "-accel kvm -cpu host"; else echo "-accel tcg,thread=multi -cpu max"; fi
}

run_machine() {
    local how
    read -ra how < <(accelerator)
    say "starting it with ${how[*]} …"
    timeout "$SECONDS_MAX" qemu-system-x86_64 "${how[@]}" -smp 2 -m "$MEMORY" -nodefaults -display none -nic none -no-reboot \
        -kernel "$KEPT/kernel" -initrd "$KEPT/initrd" -append "root=/dev/vda rw console=ttyS0 systemd.show_status=0 quiet" \
        -drive "file=$KEPT/disk,format=raw,if=virtio,snapshot=on" -drive "file=$work/tape,format=raw,if=virtio,readonly=on" \
        -serial "file:$KEPT/console.log" -serial stdio </dev/null | sed -u 's,\r,,g' | tee "$work/said"
    grep -qx 'in-vm: exit 0' "$work/said" || { say "The tests failed in there, or the machine did; its console: $KEPT/console.log"; return 1; }
}

has mmdebstrap
has qemu-system-x86_64
has mke2fs
make_machine
make_tape
run_machine
