#!/usr/bin/env bash
# geopackage.sh ECOGATE STORE_SAMPLE RELEASE: outside witnesses read what `ecogate export` writes: ogrinfo (gdal-bin), and QGIS
# (python3-qgis) where it is installed. Skipped (77) without ogrinfo or the demonstration release.
set -euo pipefail
command -v ogrinfo >/dev/null && [ -e "$3" ] || exit 77
ecogate=$(readlink -f "$1")
release=$(readlink -f "$3")
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$2" "$work/record"
"$ecogate" export "$work/out.gpkg" --release "$release" --data "$work/record"
die() { echo "geopackage.sh: $*" >&2; exit 1; }
info() { ogrinfo -q -ro "$work/out.gpkg" "$@"; }
info >"$work/layers"
for layer in units redline rivers projects projects_lines assessments; do
    grep -q ": $layer " "$work/layers" || die "no layer $layer: $(cat "$work/layers")"
done
[ "$(info -sql 'SELECT count(*) AS n FROM units' | grep -o 'n (Integer) = .*')" = 'n (Integer) = 1341' ] || die "not all units"
ogrinfo -ro -so "$work/out.gpkg" projects | grep -q '"EPSG",4490' || die "projects are not in EPSG:4490"
info -sql "SELECT title, verdict FROM projects" | grep -q '示例白酒技改项目' || die "no project by its name"
# Every layer has a default style, and each layer name in it exists.
[ "$(info -sql 'SELECT count(*) AS n FROM layer_styles WHERE useAsDefault = 1 AND styleQML LIKE "%renderer-v2%"' | grep -o '= [0-9]*')" = \
    "= $(grep -c '(Multi' "$work/layers")" ] || die "not a style a layer"
info -sql "SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'" | grep -q attributes || die "layer_styles is not registered"
info -sql 'PRAGMA integrity_check' | grep -q '= ok' || die "the file is not whole"
# Debian's own Python has the bindings; another may stand before it in PATH.
python=/usr/bin/python3
if $python -c 'import qgis.core' 2>/dev/null; then
    QT_QPA_PLATFORM=offscreen $python "$here/geopackage_in_qgis.py" "$work/out.gpkg"
else
    echo "QGIS is not installed: ogrinfo alone was asked"
fi
