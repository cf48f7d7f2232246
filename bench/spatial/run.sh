#!/usr/bin/env bash
# The yardstick on one set, every engine that is built, A B B A: result lines into LINES/<set>.txt, and an error where
# a checksum differs. usage: run.sh SET BUILD DATA LINES [STEP…]   (SET: heavy, light or tiny)
# A step is PASS:ENGINE. Without steps all are run and the lines written anew; with steps their lines are added, so that
# a machine with other work can be given back in between.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
set_name="$1" programs="$2/bench/spatial" data="$3/$1" lines="$4/$1.txt"
cluster="$3/postgres"
shift 4

declare -A spacing=([heavy]=1 [light]=8 [tiny]=40) share=([heavy]=1 [light]=1 [tiny]=100)
mkdir -p "$data" "$(dirname "$lines")"
[ -e "$data/lines.bin" ] ||
    "$programs/ecogate-bench-spatial-gen" "$data" "${spacing[$set_name]}" "${share[$set_name]}" >/dev/null

# Ours is run on the samples of every peer, so that checksums compare like with like.
random=(points_units points_layers:100000 footprints_units:10000 footprints_layers:4000 lines_units:800
    nearest_point:50000 nearest_footprint:10000)
sorted=(points_units:sorted points_layers:100000:sorted footprints_units:10000:sorted footprints_layers:4000:sorted)
of_s2=(points_units points_layers:100000 nearest_point:50000)
of_boost=(points_units:100000 footprints_units:300 lines_units:50)
of_postgis=(points_units:1000000 points_units_pieces:100000 points_layers:100000 footprints_units:10000
    footprints_layers:4000 lines_units:800 nearest_point:50000 nearest_footprint:10000)
[ "$set_name" = tiny ] && of_postgis=()
like_others=(points_units:100000 footprints_units:300 lines_units:50) # Boost's

note() { sed "s/\$/ set=$set_name pass=$pass/" >>"$lines"; }
ours() { "$programs/ecogate-bench-spatial" "$data" "${random[@]}" points_layers "${sorted[@]}" "${like_others[@]}" | note; }
geos() { "$programs/ecogate-bench-spatial-geos" "$data" "$1" "${random[@]}" "${sorted[@]}" | note; }
if_built() { # NAME ARGUMENT…
    [ ! -x "$programs/ecogate-bench-spatial-$1" ] || "$programs/ecogate-bench-spatial-$1" "$data" "${@:2}" | note
}
boost() { if_built boost "${of_boost[@]}"; }
s2() { if_built s2 "${of_s2[@]}"; }
has_postgis() { [ -S "$cluster/.s.PGSQL.5432" ] && [ ${#of_postgis[@]} -gt 0 ]; }
load() {
    has_postgis && [ ! -e "$cluster/$set_name.loaded" ] || return 0
    "$here/postgis/load.sh" "$cluster" "$set_name" "$data" "$programs/ecogate-bench-spatial-rows" >"$cluster/loading"
    note <"$cluster/loading"
    mv "$cluster/loading" "$cluster/$set_name.loaded"
}
postgis() {
    load
    ! has_postgis || "$here/postgis/run.sh" "$cluster" "$set_name" "${of_postgis[@]}" | note
}
agree() {
    "$programs/ecogate-bench-spatial-agree" "$data" "$([ "$set_name" = tiny ] && echo 10 || echo 1)" | note
}
open() { "$programs/ecogate-bench-spatial-open" "$data" "$data/fused.bin" | note; }
cost() { if_built cost; }
limit() { [ "$set_name" = tiny ] || "$programs/ecogate-bench-spatial-limit" | note; }

there=(1:ours "1:geos whole" "1:geos pieces" 1:boost 1:s2 1:postgis)
back=(2:postgis 2:s2 2:boost "2:geos pieces" "2:geos whole" 2:ours)
[ "$set_name" = tiny ] && back=()
steps=("$@")
if [ ${#steps[@]} -eq 0 ]; then
    : >"$lines"
    steps=("${there[@]}" "${back[@]}" 0:agree 0:open 0:cost 0:limit)
fi
for step in "${steps[@]}"; do
    pass="${step%%:*}"
    ${step#*:}
done
[ $# -gt 0 ] || node "$here/../gather.mjs" check "$lines"
