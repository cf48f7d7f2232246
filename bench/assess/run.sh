#!/usr/bin/env bash
# Row 12: a whole assessment in process on 21 layers and 100,000 clauses, through the real release builder.
# usage: bench/assess/run.sh BUILD WORK [SITES]   (needs the demonstration release: ./dev demo)
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
build="$1"
work="$2/assess"
mkdir -p "$work"
if [ ! -e "$work/bench.egr" ]; then
    "$build/bench/assess/ecogate-bench-assess-gen" "$root/build/demo" "$root/data" "$work"
    started=$(date +%s.%N)
    "$build/apps/ecogate/ecogate" --rules-data "$work/data" release build "$work/manifest.toml" -o "$work/bench.egr" >"$work/build.log" 2>&1
    echo "kind=build task=assess engine=ecogate seconds=$(awk "BEGIN { print $(date +%s.%N) - $started }") bytes=$(stat -c %s "$work/bench.egr")"
fi
# The same sites in two releases are two samples: sums of one are not held against the other.
"$build/bench/assess/ecogate-bench-assess" "$root/build/demo/guizhou.egr" "${3:-1000}" | sed 's/$/ set=demonstration/'
"$build/bench/assess/ecogate-bench-assess" "$work/bench.egr" "${3:-1000}" | sed 's/$/ set=made/'
