#!/usr/bin/env bash
# Whole assessments against what was written down and read by a person: the card (expected.txt) and the canonical
# JSON (expected.json), which must also verify. usage: assessments.sh ECOGATE RELEASE [--update]
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
ecogate="$1"
release="$2"
mode="${3:-compare}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
failed=0

# check NAME GOT EXPECTED: compares, or writes the expected file.
check() {
    if [ "$mode" = --update ]; then
        cp "$2" "$3"
    elif ! diff -u "$3" "$2" | cut -c1-400 | sed -n 1,40p; then
        echo "golden: $1 differs from ${3#"$root"/} (if meant: assessments.sh … --update, then read the difference)" >&2
        failed=1
    fi
}

while IFS=, read -r name project as_of _; do
    [ "$name" = name ] && continue
    folder="$here/assessments/$name"
    mkdir -p "$folder"
    "$ecogate" assess "$root/$project" --release "$release" --as-of "$as_of" --format json -o "$work/json" 2>"$work/log" ||
        { cat "$work/log" >&2; failed=1; continue; }
    "$ecogate" assess "$root/$project" --release "$release" --as-of "$as_of" --full -o "$work/text" 2>/dev/null
    check "$name" "$work/json" "$folder/expected.json"
    check "$name" "$work/text" "$folder/expected.txt"
    "$ecogate" verify "$folder/expected.json" --release "$release" >/dev/null || failed=1
done <"$here/assessments/cases.csv"
[ "$failed" -eq 0 ] && echo "golden: $(($(wc -l <"$here/assessments/cases.csv") - 1)) assessments as written down"
exit "$failed"
