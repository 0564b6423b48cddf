#!/usr/bin/env bash
# Judges the sample uploads in the sample contest and makes its site. Expects what `make setup build` made.
#
# The contest runs from half an hour before the first call for as long as contest.yaml says; until it is over, a further call finds
# everything judged and takes seconds. The first call after its end starts a new one, with state and site made anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly TEMPLATE=contest/contest.yaml
readonly CONTEST=contest/demo.yaml
readonly INBOX=submissions-inbox
readonly SITE=public/current

say() { printf '%s\n' "$*" >&2; }

# The value of a top-level key, without quotes and comments.
key() { sed -n "s/^$1: *\"\{0,1\}\([^\"#]*[^\"# ]\).*/\1/p" "$2" | head -1; }

# Seconds in a duration written h:mm:ss.
seconds() { awk -F : '{ print $1 * 3600 + $2 * 60 + $3 }' <<<"$1"; }

# Whether the contest of an earlier call is still running.
is_running() {
    [ -f "$CONTEST" ] || return 1
    local start
    start=$(date -d "$(key start_time "$CONTEST")" +%s)
    [ "$(date +%s)" -lt $((start + $(seconds "$(key duration "$TEMPLATE")"))) ]
}

# demo.yaml is contest.yaml with another start; changes in contest.yaml are taken over at every call.
write_contest() {
    local start
    if is_running; then
        start=$(key start_time "$CONTEST")
    else
        if [ -f "$CONTEST" ]; then
            say "The last demo contest is over; a new one starts, and var/ and public/ are made anew."
            rm -rf var public
        fi
        start=$(date -u -d '30 minutes ago' +%Y-%m-%dT%H:%M:%SZ)
    fi
    sed "s/^start_time:.*/start_time: $start/" "$TEMPLATE" >"$CONTEST.new"
    mv "$CONTEST.new" "$CONTEST"
}

# Waits until no upload is so young that the judge leaves it alone.
settle() {
    local settle
    settle=$(sed -n 's/^ *settle: *\([0-9]*\)s.*/\1/p' "$CONTEST" | head -1)
    while find "$INBOX" -name '*.zip' -newerct "${settle:-10} seconds ago" | grep -q .; do sleep 0.2; done
}

judge() { "$PROGRAM" "$@" --contest "$CONTEST"; }

sweep() {
    local code=0 started=$SECONDS
    judge run || code=$?
    case $code in
        0) say "      done ($((SECONDS - started)) s)" ;;
        75) say "      Another sweep is running; try again when it has ended."; exit 75 ;;
        *) say "      The sweep ended with exit code $code; what a person must do is said above."; exit "$code" ;;
    esac
}

compare() {
    local judged
    judged=$(mktemp)
    judge export submissions --format json >"$judged"
    python3 contest/uploads/compare.py contest/uploads/expected.json "$judged" || code=1
    rm -f "$judged"
}

PROGRAM=$(swift build --show-bin-path)/batch-judge
readonly PROGRAM
code=0

write_contest
say "[1/3] sample uploads"
python3 contest/uploads/make.py --into "$INBOX"
settle
say "[2/3] one sweep"
sweep
say "[3/3] the verdicts, compared with those expected"
compare
echo
echo "The site:      $SITE/index.html"
echo "To serve it:   python3 -m http.server --bind 127.0.0.1 --directory $SITE 8000      then http://localhost:8000/"
echo "To judge more: put a zip into $INBOX/<team>/, then $(realpath --relative-to=. "$PROGRAM") run --contest $CONTEST"
exit "$code"
