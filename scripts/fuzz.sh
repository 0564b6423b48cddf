#!/usr/bin/env bash
# Feeds the zip reader with inputs that libFuzzer thinks up, beginning with the zips of the tests; for as many seconds as the first
# argument says. What it learns is kept in .build-fuzz/corpus for the next time; an input that breaks something is written to
# .build-fuzz/ and named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly SECONDS_TO_RUN=${1:?how many seconds}
readonly FOLDER=.build-fuzz
mkdir -p "$FOLDER/corpus" "$FOLDER/seeds/beavers"

contest=$PWD/contest
python3 Tests/BatchJudgeTests/Reasons/pairs.py "$contest" "$PWD/$FOLDER/seeds"
python3 contest/uploads/make.py --into "$PWD/$FOLDER/seeds" 2>/dev/null
# Large ones teach nothing that small ones do not, and slow it down.
find "$FOLDER/seeds" -size -8k -name '*.zip' | while read -r zip; do
    cp "$zip" "$FOLDER/corpus/$(sha256sum "$zip" | cut -c 1-20)"
done

BATCH_JUDGE_FUZZ=1 swift build --scratch-path "$FOLDER/build" --product fuzz-zips --configuration debug \
    -Xswiftc -sanitize=fuzzer
# libFuzzer catches signals itself, to write down the input.
SWIFT_BACKTRACE=enable=no "$FOLDER/build/debug/fuzz-zips" "$FOLDER/corpus" -max_total_time="$SECONDS_TO_RUN" -max_len=16384 -timeout=20 -rss_limit_mb=2048 \
    -artifact_prefix="$FOLDER/" -print_final_stats=1 -verbosity=1
