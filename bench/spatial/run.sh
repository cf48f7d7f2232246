#!/usr/bin/env bash
# The yardstick on one set, every engine that is built, A B B A: result lines into LINES/<set>.txt, and an error where
# a checksum differs. usage: run.sh SET BUILD DATA LINES [PASSES]   (SET: heavy, light or tiny)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
set_name="$1" programs="$2/bench/spatial" data="$3/$1" lines="$4/$1.txt" passes="${5:-2}"
cluster="$3/postgres"

declare -A spacing=([heavy]=1 [light]=8 [tiny]=40) share=([heavy]=1 [light]=1 [tiny]=100)
mkdir -p "$data" "$4"
[ -e "$data/lines.bin" ] ||
    "$programs/ecogate-bench-spatial-gen" "$data" "${spacing[$set_name]}" "${share[$set_name]}" >/dev/null

# Ours is run on the samples of every peer, so that checksums compare like with like.
random=(points_units points_layers:100000 footprints_units:10000 footprints_layers:4000 lines_units:800
    nearest_point:50000 nearest_footprint:10000)
sorted=(points_units:sorted points_layers:100000:sorted footprints_units:10000:sorted footprints_layers:4000:sorted)
of_s2=(points_units points_layers:100000 nearest_point:50000)
of_postgis=(points_units:1000000 points_units_pieces:100000 points_layers:20000 footprints_units:2000
    footprints_layers:800 lines_units:200 nearest_point:20000 nearest_footprint:4000)
[ "$set_name" = tiny ] && of_postgis=()
like_postgis=(points_units:100000 points_layers:20000 footprints_units:2000 footprints_layers:800 lines_units:200
    nearest_point:20000 nearest_footprint:4000)

note() { sed "s/\$/ set=$set_name pass=$pass/" >>"$lines"; }
ours() { "$programs/ecogate-bench-spatial" "$data" "${random[@]}" points_layers "${sorted[@]}" "${like_postgis[@]}" | note; }
geos() { "$programs/ecogate-bench-spatial-geos" "$data" "$1" "${random[@]}" "${sorted[@]}" | note; }
s2() {
    [ ! -x "$programs/ecogate-bench-spatial-s2" ] || "$programs/ecogate-bench-spatial-s2" "$data" "${of_s2[@]}" | note
}
postgis() {
    [ -S "$cluster/.s.PGSQL.5432" ] && [ ${#of_postgis[@]} -gt 0 ] || return 0
    if [ ! -e "$cluster/$set_name.loaded" ]; then
        "$here/postgis/load.sh" "$cluster" "$set_name" "$data" "$programs/ecogate-bench-spatial-rows" |
            tee "$cluster/$set_name.loaded" | note
    fi
    "$here/postgis/run.sh" "$cluster" "$set_name" "${of_postgis[@]}" | note
}

: >"$lines"
pass=1
ours
geos whole
geos pieces
s2
postgis
if [ "$passes" -gt 1 ]; then
    pass=2
    postgis
    s2
    geos pieces
    geos whole
    ours
fi
pass=0
"$programs/ecogate-bench-spatial-agree" "$data" "$([ "$set_name" = tiny ] && echo 10 || echo 1)" | note
"$programs/ecogate-bench-spatial-open" "$data" "$data/fused.bin" | note
[ "$set_name" = tiny ] || "$programs/ecogate-bench-spatial-limit" | note
node "$here/../gather.mjs" check "$lines"
