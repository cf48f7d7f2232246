#!/usr/bin/env bash
# The real cases of tests/cases against the demonstration release: verdict (or the code of the refusal, for places in
# other provinces), what decided, and the first questions. usage: cases.sh ECOGATE RELEASE [--update]
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
ecogate="$1"
release="$2"
expected="$root/tests/cases/verdicts.csv"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# field KEY FILE: the value of a top-level text of canonical JSON.
field() { grep -o "\"$1\":\"[^\"]*\"" "$2" | tail -1 | cut -d'"' -f4; }

echo "id,as_of,verdict,questions" >"$work/verdicts.csv"
tail -n +2 "$root/tests/cases/outcomes.csv" | while IFS=, read -r id _ _ _ as_of _; do
    if "$ecogate" assess "$root/tests/cases/$id.toml" --release "$release" --as-of "$as_of" --format json \
        -o "$work/$id.json" 2>"$work/log"; then
        "$ecogate" verify "$work/$id.json" --release "$release" >/dev/null 2>&1
        verdict=$(field verdict "$work/$id.json")
        questions=$(grep -o '"questions":\[.*' "$work/$id.json" | grep -o '{"clauses":\[[^]]*\],"fact":"[^"]*"' |
            sed -n 1,4p | sed 's/.*"fact":"//; s/"//' | paste -sd ';' -)
    else
        verdict=$(grep -o 'E-[A-Z]*-[0-9]*' "$work/log" | sed -n 1p)
        questions=""
    fi
    echo "$id,$as_of,$verdict,$questions" >>"$work/verdicts.csv"
done
if [ "${3:-compare}" = --update ]; then
    cp "$work/verdicts.csv" "$expected"
fi
diff -u "$expected" "$work/verdicts.csv" ||
    { echo "cases: verdicts differ from tests/cases/verdicts.csv (if meant: cases.sh … --update)" >&2; exit 1; }
echo "cases: $(($(wc -l <"$expected") - 1)) real cases as written down"
