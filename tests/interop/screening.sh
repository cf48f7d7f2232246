#!/usr/bin/env bash
# Outside witnesses read what a screening wrote: ogrinfo counts the same rows and verdicts in all three formats; and sites
# written by ogr2ogr as GeoPackage, FlatGeobuf and Shapefile screen to what their NDJSON does. usage: ECOGATE RELEASE
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
ecogate="$1" release="$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node "$root/bench/screen/sites.mjs" 2000 >"$work/sites.ndjson"
options=(--release "$release" --as-of 2026-11-24 --quiet)

for format in ndjson csv gpkg; do
    "$ecogate" screen "$work/sites.ndjson" -o "$work/out.$format" --crs CGCS2000 "${options[@]}" 2>/dev/null
done
counts() { # FILE LAYER
    ogrinfo -q -dialect SQLite -sql "select verdict, count(*) n from \"$2\" group by verdict order by verdict" "$1" |
        grep -E "verdict|n \(" | sed 's/.*= //' | paste -sd' '
}
expected=$(counts "GeoJSONSeq:$work/out.ndjson" out)
[ -n "$expected" ]
[ "$(counts "$work/out.csv" out)" = "$expected" ] || { echo "interop: the CSV differs" >&2; exit 1; }
[ "$(counts "$work/out.gpkg" screening)" = "$expected" ] || { echo "interop: the GeoPackage differs" >&2; exit 1; }
ogrinfo -so "$work/out.gpkg" screening | grep -q "China Geodetic Coordinate System 2000"

# The sites themselves, through other formats of the trade (a Shapefile turns its rings round: corners are compared as a set).
for to in "GPKG gpkg" "FlatGeobuf fgb" "ESRI_Shapefile shp"; do
    read -r driver extension <<<"$to"
    ogr2ogr -f "${driver/_/ }" -a_srs EPSG:4490 -lco SPATIAL_INDEX=NO "$work/from.$extension" "GeoJSONSeq:$work/sites.ndjson" 2>/dev/null
    "$ecogate" screen "$work/from.$extension" -o "$work/from_$extension.ndjson" "${options[@]}" 2>/dev/null
    node -e '
        const read = (file) => require("fs").readFileSync(file, "utf8").trim().split("\n").map(JSON.parse)
            .map(({ geometry, properties: p }) => JSON.stringify([geometry.coordinates.flat().map(String).filter((p, i, all) => all.indexOf(p) === i).sort(), p.verdict, p.hits, p.units]));
        const [one, other] = process.argv.slice(1).map(read);
        require("assert").deepEqual(other, one);' "$work/out.ndjson" "$work/from_$extension.ndjson"
done
echo "interop: NDJSON, CSV and GeoPackage hold the same ($expected); GeoPackage, FlatGeobuf and Shapefile screen alike"
