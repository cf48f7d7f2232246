#!/usr/bin/env bash
# A screening as a Slurm job array on a one-node cluster: a task is killed with SIGKILL in mid-run, is requeued and goes
# on; the merged output must be the bytes of a single run. usage: screen.sh ECOGATE RELEASE
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
export ECOGATE="$1"
export ECOGATE_DATA="$root/data"
release="$2"
shards=3 rows=${ROWS:-24000} victim=2 day=2026-11-24
work=$(mktemp -d)
cluster="$work/cluster"
. "$here/cluster.sh"
trap 'cluster_down; rm -rf "$work"' EXIT

node "$root/bench/screen/sites.mjs" "$rows" >"$work/sites.ndjson"
options=(--crs CGCS2000 --release "$release" --as-of "$day" --quiet)
"$ECOGATE" screen "$work/sites.ndjson" -o "$work/one.ndjson" "${options[@]}"

cluster_up
"$root/packaging/slurm/screen.sh" "$work/sites.ndjson" "$work/many.ndjson" "$shards" "${options[@]}" | tee "$work/jobs"
merge=$(sed 's/.*merge job //' "$work/jobs")

# The victim has written something, and is not done: its process is the one with this shard on its command line.
part="$work/many.ndjson.$victim-of-$shards.part"
until_true "a victim in mid-run" 60 test -s "$part"
pid=$(pgrep -f -- "screen $work/sites.ndjson .*--shard $victim/$shards" | head -1)
kill -KILL "$pid"
echo "killed shard $victim (process $pid) after $(wc -c <"$part") bytes"

log="$work/many.ndjson.slurm-$victim.log"
until_true "the shard's second start" 120 grep -q "start 2" "$log"
until_true "the merged output" 180 test -e "$work/many.ndjson"
merge_gone() { ! squeue --noheader --job "$merge" 2>/dev/null | grep -q .; }
until_true "the end of the merge" 60 merge_gone
grep -H . "$work"/many.ndjson.slurm-*.log | sed "s,$work/,,"
grep -q "status 137" "$log"
for file in ndjson ndjson.rejects.csv ndjson.summary.json; do
    cmp "$work/one.$file" "$work/many.$file"
done
if ls "$work"/many.ndjson.*-of-* >/dev/null 2>&1; then
    echo "slurm: files of shards were left over" >&2
    exit 1
fi
echo "slurm: $shards shards, one killed and requeued, merged to the bytes of one run ($rows rows)"
