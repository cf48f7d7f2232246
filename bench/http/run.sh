#!/usr/bin/env bash
# The server's figures with wrk on loopback: bench/http/run.sh PROGRAM RELEASE [SECONDS [MIXED_SECONDS]]. Server and wrk
# share the machine's processors. Exits with 1 where a bound of the issue is missed; ECOGATE_BENCH_LAX=1 only says so.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
program=$(readlink -f "$1")
release=$(readlink -f "$2")
seconds="${3:-8}"
mixed_seconds="${4:-60}"
folder=$(mktemp -d)
missed=0
"$program" --lang en serve --release "$release" --port 0 --data "$folder/record" --log none >"$folder/said" &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf "$folder"' EXIT
until grep -q 'http://' "$folder/said"; do
    kill -0 "$server"
    sleep 0.1
done
url=$(grep -o 'http://[0-9.:]*' "$folder/said")
resident() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status"; }

for name in baijiu road electroplating; do
    curl -sf "$url/api/v1/examples/$name" >"$folder/$name.json"
done
export ECOGATE_BENCH_BODIES="$folder/baijiu.json:$folder/road.json:$folder/electroplating.json"

# load NAME CONNECTIONS SECONDS SCRIPT: rate, p50 and p99 (ms) into the variables of the same names.
load() {
    wrk -t1 -c"$2" -d"$3"s --latency -s "$4" "$url" >"$folder/$1.txt"
    rate=$(awk '/Requests\/sec/ { print $2 }' "$folder/$1.txt")
    p50=$(awk '/ 50%/ { print $2 }' "$folder/$1.txt")
    p99=$(awk '/ 99%/ { print $2 }' "$folder/$1.txt")
    wrong=$(awk '/Non-2xx/ { print $NF }' "$folder/$1.txt")
    printf '%-28s %10s requests/s   p50 %8s   p99 %8s   wrong %s\n' "$1" "$rate" "$p50" "$p99" "${wrong:-0}"
}
millis() { awk -v t="$1" 'BEGIN { v = t + 0; print (t ~ /us$/) ? v / 1000 : (t ~ /ms$/) ? v : v * 1000 }'; }
# must WHAT FOUND COMPARISON BOUND
must() {
    awk -v a="$2" -v b="$4" "BEGIN { exit !(a $3 b) }" || {
        echo "    missed: $1 is $2, must be $3 $4"
        missed=1
    }
}

load unit-at-point 32 "$seconds" points.lua
must 'requests/s' "$rate" '>=' 30000
must 'p99 ms' "$(millis "$p99")" '<=' 5
load assessment 16 "$seconds" assess.lua
must 'requests/s' "$rate" '>=' 1500
must 'p99 ms' "$(millis "$p99")" '<=' 40
ECOGATE_BENCH_TILES=one load tile-cached 32 "$seconds" tiles.lua
must 'requests/s' "$rate" '>=' 20000
ECOGATE_BENCH_TILES=all load tile-uncached 1 3 tiles.lua
must 'p50 ms' "$(millis "$p50")" '<=' 10
node idle.mjs "${url##*:}" "$server" 2000 || missed=1

# A first round fills caches and heaps; after it, memory must stay.
load mixed-first 32 "$((mixed_seconds / 4 + 1))" mixed.lua
before=$(resident)
load mixed 32 "$mixed_seconds" mixed.lua
echo "memory: $before MiB after the first round, $(resident) MiB after $mixed_seconds s more"
must 'growth MiB' "$(($(resident) - before))" '<=' 16
exit $((${ECOGATE_BENCH_LAX:-0} ? 0 : missed))
