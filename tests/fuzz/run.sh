#!/usr/bin/env bash
# tests/fuzz/run.sh BUILD SECONDS [ENTRY…]: runs every fuzz target (or those named) for SECONDS each by the clock, two a
# processor. Corpora grow in BUILD/corpus; an input that breaks a claim or a sanitizer is kept in BUILD/crashes and ends the
# run with status 1.
set -euo pipefail
build=$(readlink -f "$1")
cd "$(dirname "$(readlink -f "$0")")"
export FUZZ_SECONDS="$2" FUZZ_CORPUS="$build/corpus" FUZZ_CRASHES="$build/crashes" FUZZ_BIN="$build/tests/fuzz"
shift 2
mkdir -p "$FUZZ_CORPUS" "$FUZZ_CRASHES"
"$FUZZ_BIN/fuzz_seeds" "$FUZZ_CORPUS"

entries=("$@")
[ ${#entries[@]} -gt 0 ] || mapfile -t entries < <(sed -n 's/^eco_add_fuzzer(\([a-z0-9_]*\) .*/\1/p' CMakeLists.txt)

one() {
    local entry="$1" log="$FUZZ_CORPUS/$1.log" options=()
    [ -e "dictionaries/$entry.txt" ] && options+=("-dict=dictionaries/$entry.txt")
    mkdir -p "$FUZZ_CORPUS/$entry"
    if "$FUZZ_BIN/fuzz_$entry" "$FUZZ_CORPUS/$entry" -max_total_time="$FUZZ_SECONDS" -timeout=20 -rss_limit_mb=3000 \
        -entropic_scale_per_exec_time=1 -artifact_prefix="$FUZZ_CRASHES/$entry-" -print_final_stats=1 "${options[@]}" >"$log" 2>&1; then
        printf '%-14s %s inputs, %s kept\n' "$entry" "$(sed -n 's/.*number_of_executed_units: *//p' "$log")" \
            "$(find "$FUZZ_CORPUS/$entry" -type f | wc -l)"
    else
        printf '%-14s BROKEN\n' "$entry"
        grep -v -e '^#[0-9]' -e '^	NEW' "$log" | tail -40
        return 1
    fi
}
export -f one
printf '%s\n' "${entries[@]}" | xargs -P "$((2 * $(nproc)))" -I{} bash -c 'one {}'
