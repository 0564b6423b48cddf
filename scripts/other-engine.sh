#!/usr/bin/env bash
# Starts a Docker engine beside the machine's own, with other runtimes; it ends with a signal and leaves nothing but FOLDER.
#
#   scripts/other-engine.sh FOLDER [--userns-remap=default]
#
# It answers at FOLDER/docker.sock, knows the runtimes crun and runsc (gVisor) where they are installed, and has no network. It
# has its own view of mounts: changes that are made for it do not touch the machine. Needs root.
set -euo pipefail
if [ "${1:-}" != --inside ]; then
    mkdir -p "$1"
    folder=$(cd "$1" && pwd)
    exec unshare --mount --propagation private "${BASH_SOURCE[0]}" --inside "$folder" "${@:2}"
fi
folder=$2
shift 2

# crun wants one version of control groups, not both; where version 1 has the controllers, the other can go.
unified=/sys/fs/cgroup/unified
[ ! -d "$unified" ] || { umount --lazy "$unified" && rmdir "$unified"; } 2>/dev/null || true

# The user whose ids the containers get, without making one on the machine.
for file in passwd group subuid subgid; do
    [ -e "/etc/$file" ] || touch "/etc/$file"
    grep -v '^dockremap:' "/etc/$file" >"$folder/$file" || true
done
echo 'dockremap:x:991:991::/:/usr/sbin/nologin' >>"$folder/passwd"
echo 'dockremap:x:991:' >>"$folder/group"
echo 'dockremap:1073741824:65536' | tee -a "$folder/subuid" >>"$folder/subgid"
for file in passwd group subuid subgid; do mount --bind "$folder/$file" "/etc/$file"; done

cat >"$folder/runsc" <<'END'
#!/bin/sh
exec /usr/bin/runsc --platform=ptrace --network=none "$@"
END
chmod +x "$folder/runsc"
exec dockerd --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/pid" --host "unix://$folder/docker.sock" \
    --bridge none --iptables=false --ip6tables=false \
    --add-runtime "crun=/usr/bin/crun" --add-runtime "runsc=$folder/runsc" "$@"
