#!/usr/bin/env bash
# service.sh ECOGATE RELEASE: clients of the trade ask the server: GDAL's driver for OGC API – Features (gdal-bin), and QGIS
# (python3-qgis) with its own, where it is installed. Skipped (77) without ogrinfo or the demonstration release.
set -euo pipefail
command -v ogrinfo >/dev/null && command -v curl >/dev/null && [ -e "$2" ] || exit 77
ecogate=$(readlink -f "$1")
release=$(readlink -f "$2")
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
"$ecogate" --lang en serve --release "$release" --port 0 --data "$work/record" --log none >"$work/said" 2>"$work/errors" &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf "$work"' EXIT
die() { echo "service.sh: $*" >&2; cat "$work/errors" >&2; exit 1; }
until grep -q 'http://' "$work/said"; do
    kill -0 "$server" || die "the server does not start"
    sleep 0.1
done
url=$(grep -o 'http://[0-9.:]*' "$work/said")

info() { ogrinfo -ro "OAPIF:$url/ogc" "$@"; }
info -q >"$work/layers" 2>>"$work/errors" || die "GDAL does not open the service"
for layer in units redline parks; do
    grep -q ": $layer " "$work/layers" || die "GDAL sees no layer $layer: $(cat "$work/layers")"
done
info -so units | grep -q 'Feature Count: 1341' || die "GDAL does not see all units"
info -q -spat 106.70 26.57 106.72 26.59 -al -geom=NO units >"$work/found" || die "GDAL does not ask by box"
grep -q 'ZH' "$work/found" || die "no unit by its box: $(cat "$work/found")"
info -q -spat 10 50 11 51 units | grep -q 'ZH' && die "units outside the box"
# A restricted layer is listed, but not given out whole.
info -q redline 2>&1 | grep -q 'ZH' && die "the red line was given out in bulk"

python=/usr/bin/python3
if $python -c 'import qgis.core' 2>/dev/null; then
    QT_QPA_PLATFORM=offscreen $python "$here/service_in_qgis.py" "$url"
else
    echo "QGIS is not installed: GDAL alone was asked"
fi
