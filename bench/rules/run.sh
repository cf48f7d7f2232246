#!/usr/bin/env bash
# Rows 11: one project against 100,000 clauses, ours and the peers that are installed, A B B A. Prints result lines and
# fails when a checksum differs. usage: bench/rules/run.sh BUILD WORK   (BUILD: build/bench, WORK: a folder for data)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
programs="$1/bench/rules"
work="$2/rules"
[ -e "$work/clauses.tsv" ] || "$programs/ecogate-bench-rules-gen" "$work"

ours() { "$programs/ecogate-bench-rules" "$work"; }
npm_peer() { [ ! -d "$here/peers/node_modules" ] || node "$here/peers/run.mjs" "$work" "$@"; }

{
    ours
    npm_peer zen 20
    npm_peer cel 20
    ! command -v clips >/dev/null || node "$here/peers/clips.mjs" "$work" 20
    npm_peer json_rules_engine 2
    npm_peer zen 20
    ours
} | tee "$work/results.txt"

# The first 20 projects of every engine give the same matches (json-rules-engine, slow, does two).
sums=$(grep -v engine=json_rules_engine "$work/results.txt" | grep kind=query | sed 's/.*checksum=//' | sort -u)
[ "$(wc -l <<<"$sums")" -eq 1 ] || { echo "the engines disagree: $sums" >&2; exit 1; }
