#!/usr/bin/env bash
# The server's figures with wrk on loopback: bench/http/run.sh PROGRAM RELEASE RULES_DATA [SECONDS [MIXED_SECONDS]]. Server
# and wrk share the machine's processors. Prints lines for bench/gather.mjs; exits with 1 where a bound of issue 5 is missed
# or an answer is wrong; ECOGATE_BENCH_LAX=1 only says so.
set -euo pipefail
program=$(readlink -f "$1") release=$(readlink -f "$2") rules=$(readlink -f "$3")
cd "$(dirname "$(readlink -f "$0")")"
seconds="${4:-8}"
mixed_seconds="${5:-60}"
missed=0
. ./server.sh

for name in baijiu road electroplating; do
    curl -sf "$url/api/v1/examples/$name" >"$folder/$name.json"
done
export ECOGATE_BENCH_BODIES="$folder/baijiu.json:$folder/road.json:$folder/electroplating.json"

millis() { awk -v t="$1" 'BEGIN { v = t + 0; print (t ~ /us$/) ? v / 1000 : (t ~ /ms$/) ? v : v * 1000 }'; }
# load TASK CONNECTIONS SECONDS SCRIPT [BOUND=VALUE…]: rate, p50 and p99 (ms), wrong into variables; one line.
load() {
    local task="$1"
    wrk -t1 -c"$2" -d"$3"s --latency -s "$4" "$url" >"$folder/$task.txt"
    rate=$(awk '/Requests\/sec/ { print $2 }' "$folder/$task.txt")
    p50=$(millis "$(awk '/ 50%/ { print $2 }' "$folder/$task.txt")")
    p99=$(millis "$(awk '/ 99%/ { print $2 }' "$folder/$task.txt")")
    wrong=$(awk '/Non-2xx/ { print $NF }' "$folder/$task.txt")
    echo "kind=http task=$task connections=$2 seconds=$3 rate=$rate p50_ms=$p50 p99_ms=$p99 wrong=${wrong:-0} ${*:5}"
    must "$task: wrong answers" "${wrong:-0}" '==' 0
}
# must WHAT FOUND COMPARISON BOUND
must() {
    awk -v a="$2" -v b="$4" "BEGIN { exit !(a $3 b) }" || {
        echo "    missed: $1 is $2, must be $3 $4"
        missed=1
    }
}

load unit-at-point 32 "$seconds" points.lua must_rate=30000 must_p99_ms=5
must 'requests/s' "$rate" '>=' 30000
must 'p99 ms' "$p99" '<=' 5
layers=$("$program" --lang en --rules-data "$rules" release show "$release" | grep -c ' features')
load assessment 16 "$seconds" assess.lua layers="$layers" must_rate=1500 must_p99_ms=40
must 'requests/s' "$rate" '>=' 1500
must 'p99 ms' "$p99" '<=' 40
ECOGATE_BENCH_TRACE='&trace=hits' load assessment-hits 16 "$seconds" assess.lua
ECOGATE_BENCH_TILES=one load tile-cached 32 "$seconds" tiles.lua must_rate=20000
must 'requests/s' "$rate" '>=' 20000
ECOGATE_BENCH_TILES=all load tile-uncached 1 3 tiles.lua must_p50_ms=10
must 'p50 ms' "$p50" '<=' 10
node idle.mjs "${url##*:}" "$server" 2000 || missed=1

# A first round fills caches and heaps; after it, memory must stay.
load mixed-first 32 "$((mixed_seconds / 4 + 1))" mixed.lua
before=$(resident)
load mixed 32 "$mixed_seconds" mixed.lua
after=$(resident)
echo "kind=http task=mixed-memory seconds=$mixed_seconds first_mib=$before last_mib=$after must_growth_mib=16"
must 'growth MiB' "$((after - before))" '<=' 16
exit $((${ECOGATE_BENCH_LAX:-0} ? 0 : missed))
