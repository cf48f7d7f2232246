#!/usr/bin/env bash
# Row 13: footprints screened to NDJSON by the real program, everything included: reading, projecting, measuring, judging,
# writing. One line a run, `key=value`; the checksum is of the output and must not depend on threads.
# usage: screen.sh ECOGATE RELEASE [ROWS] [THREADS…]
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
ecogate="$1" release="$2" rows="${3:-1000000}"
shift $(($# < 3 ? $# : 3))
[ $# -gt 0 ] || set -- 2 1
work=$(mktemp -d "${TMPDIR:-/tmp}/screen-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
sites="$work/sites.ndjson"
node "$here/sites.mjs" "$rows" >"$sites"
checksum=''
for threads in "$@"; do
    output="$work/out-$threads.ndjson"
    began=$(date +%s.%N)
    "$ecogate" screen "$sites" -o "$output" --crs CGCS2000 --release "$release" --as-of 2026-11-24 --threads "$threads" \
        --quiet 2>"$work/said" &
    pid=$!
    peak=0 # resident, kB: watched while it runs, for it must not grow with the file
    while kill -0 "$pid" 2>/dev/null; do
        now=$(awk '/^VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null || echo 0)
        peak=$((${now:-0} > peak ? ${now:-0} : peak))
        sleep 0.2
    done
    wait "$pid" || { cat "$work/said" >&2; exit 1; }
    seconds=$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN {printf "%.3f", b - a}')
    sum=$(sha256sum "$output" | cut -c1-16)
    [ -z "$checksum" ] || [ "$checksum" = "$sum" ] || { echo "screen: the output depends on the threads" >&2; exit 1; }
    checksum="$sum"
    awk -v t="$threads" -v n="$rows" -v s="$seconds" -v m="$peak" -v c="$sum" -v b="$(stat -c %s "$output")" 'BEGIN {
        printf "kind=query row=13 task=screen order=random engine=ecogate variant=ndjson-%d-threads n=%d seconds=%.3f rate=%.1f", t, n, s, n / s
        printf " core_us=%.2f peak_rss=%d output_bytes=%.0f checksum=%s\n", s * t / n * 1e6, m * 1024, b, c}'
    rm -f "$output"*
done
