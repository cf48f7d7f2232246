#!/usr/bin/env bash
# Memory over a long mixed load: bench/http/soak.sh PROGRAM RELEASE RULES_DATA [SECONDS [DELAY_MS]]. The load is gentle (each
# of four connections waits DELAY_MS between requests), so that the machine can do other work. Prints the resident memory every
# minute and one line for bench/gather.mjs; exits with 1 where the second half grew by more than 16 MiB or an answer was wrong.
set -euo pipefail
program=$(readlink -f "$1") release=$(readlink -f "$2") rules=$(readlink -f "$3")
cd "$(dirname "$(readlink -f "$0")")"
seconds="${4:-1800}"
export ECOGATE_BENCH_DELAY="${5:-10}"
. ./server.sh
curl -sf "$url/api/v1/examples/baijiu" >"$folder/baijiu.json"
export ECOGATE_BENCH_BODIES="$folder/baijiu.json"
start=$(resident)
wrk -t1 -c4 -d"$seconds"s --latency -s mixed.lua "$url" >"$folder/wrk.txt" &
load=$!
for ((at = 60; at < seconds; at += 60)); do
    sleep 60
    echo "after $at s: $(resident) MiB"
    [ "$at" -lt "$((seconds / 2))" ] && half=$(resident)
done
wait "$load"
end=$(resident)
wrong=$(awk '/Non-2xx/ { print $NF }' "$folder/wrk.txt")
echo "kind=http task=soak connections=4 seconds=$seconds rate=$(awk '/Requests\/sec/ { print $2 }' "$folder/wrk.txt") start_mib=$start first_mib=${half:-$start} last_mib=$end wrong=${wrong:-0}"
[ "$((end - ${half:-$start}))" -le 16 ] && [ "${wrong:-0}" -eq 0 ]
