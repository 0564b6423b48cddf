#!/usr/bin/env bash
# What a commit must pass before its tests run: layout, imports, and the house's fences. Prints every finding; ends with 1 if
# there is one.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# The only Swift files that may handle C pointers and descriptors, and so contain the word `unsafe`. Each wraps one thing.
readonly UNSAFE_FILES="
Sources/Archive/ZipWriter.swift
Sources/BatchJudge/Publishing/WholeFile.swift
Sources/BatchJudge/Seeing/DiskRoom.swift
Sources/BatchJudge/Seeing/LogFile.swift
Sources/BatchJudge/Sweep/FileIdentity.swift
Sources/BatchJudge/Sweep/SlotExecutor.swift
Sources/BatchJudge/Sweep/SweepLock.swift
Sources/Intake/ChildProcess.swift
Sources/Intake/Descriptor.swift
Sources/Intake/ProcessLimits.swift
Sources/Intake/ProcessWalls.swift
Sources/Intake/ZipReader.swift
Sources/Judging/BuiltProgram.swift
Sources/Sandbox/Engine/UnixStream.swift
Sources/Sandbox/Files/HarvestFolder.swift
Sources/Sandbox/Files/OpenFile.swift
Sources/ResultStore/FolderTrouble.swift
Sources/SiteGen/Publishing/FileCalls.swift
Sources/SiteGen/Publishing/Gzip.swift
Sources/SiteGen/Rendering/Markdown.swift
Tests/FuzzZips/FuzzZips.swift
Tests/SandboxTests/StubEngine.swift
"

findings=0
check() { printf '%s … ' "$1"; }
verdict() {
    if [ -z "$1" ]; then
        echo "good"
    else
        echo "NOT GOOD"
        # shellcheck disable=SC2001 # each line, not the first
        sed 's/^/    /' <<<"$1"
        findings=$((findings + 1))
    fi
}
# The lines of Swift sources that match a pattern.
in_sources() { grep -rnE --include='*.swift' "$1" Sources Tests Plugins Package.swift || true; }

layout() {
    check "swift format"
    verdict "$(swift format lint --strict --parallel --recursive Package.swift Sources Tests Plugins 2>&1)"
}

imports() {
    check "every import is a declared dependency"
    local log
    log=$(swift build --build-tests --explicit-target-dependency-import-check error 2>&1) && log=""
    verdict "$log"
}

pointers() {
    check "\`unsafe\` only in the wrappers of C"
    verdict "$(grep -rlw --include='*.swift' unsafe Sources Tests | grep -vxF "$(grep . <<<"$UNSAFE_FILES")" |
        sed 's/$/: contains the word unsafe and is not in the list of scripts\/check.sh/')"
}

fences() {
    check "no way around the compiler's checks, no crash on input"
    verdict "$(in_sources '@unchecked Sendable|try!|fatalError\(|Task\.detached|DispatchSemaphore')"
    check "no \`public\`"
    verdict "$(grep -rnE --include='*.swift' '^[[:space:]]*(public |open (class|func|var|subscript) )' Sources || true)"
    check "no SQL put together from strings"
    # shellcheck disable=SC2016 # the program is awk's
    verdict "$(find Sources -name '*.swift' -print0 | xargs -0 awk '
        FNR == 1 { inside = 0 }
        /sql: *#*"/ && !/sql: *#*"""/ && /sql: *#*"[^"]*\\#*\(/ { print FILENAME ":" FNR ": " $0 }
        inside && /\\#*\(/ { print FILENAME ":" FNR ": " $0 }
        inside && /"""/ { inside = 0; next }
        /sql: *#*"""/ { inside = 1 }')"
    check "nothing left to do"
    verdict "$(grep -rnE --exclude=check.sh '\b(TODO|FIXME)\b' Sources Tests Plugins Package.swift scripts images .ci || true)"
}

scripts() {
    check "shell scripts"
    if command -v shellcheck >/dev/null; then
        verdict "$(shellcheck scripts/*.sh images/build.sh images/base/bootstrap.sh .ci/run 2>&1)"
    else
        verdict "$(for file in scripts/*.sh images/build.sh images/base/bootstrap.sh .ci/run; do bash -n "$file" 2>&1; done)"
    fi
}

layout
imports
pointers
fences
scripts
[ "$findings" -eq 0 ] || { echo "$findings checks found something." >&2; exit 1; }
