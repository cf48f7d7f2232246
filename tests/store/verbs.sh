#!/usr/bin/env bash
# verbs.sh ECOGATE STORE_SAMPLE: what `ecogate record` promises on the command line; with ECOGATE_TEST_DATABASE the same
# record travels through PostgreSQL and comes back byte for byte.
set -euo pipefail
ecogate=$(readlink -f "$1")
sample=$(readlink -f "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
die() { echo "verbs.sh: $*" >&2; exit 1; }
# refused STATUS WORDS COMMAND…: ends with the status and says the words.
refused() {
    local status=$1 words=$2 got=0
    shift 2
    "$@" >out.txt 2>&1 || got=$?
    [ "$got" = "$status" ] || { cat out.txt; die "status $got instead of $status: $*"; }
    grep -q "$words" out.txt || { cat out.txt; die "does not say “$words”: $*"; }
}
record() { "$ecogate" --lang en record "$@"; }

"$sample" original
record check --data original | tee check.txt | grep -q 'no tampering found' || die "the sample is not sound"
head=$(sed -n 's/^head: event 14, //p' check.txt)
[ ${#head} = 64 ] || die "no head in $(cat check.txt)"
record check --data original --head "$head" --at 14 >/dev/null
refused 3 E-STO-040 record check --data original --head "${head/[0-9]/f}f" --at 14
refused 2 E-BASE record check --data nowhere
[ ! -e nowhere ] || die "a check made a record"
refused 2 E-STO-005 record check
refused 2 E-STO-005 record check --database mysql://x

record export exported --data original | grep -q "$head" || die "another head in the export"
record backup kept --data original | grep -q "$head" || die "another head in the backup"
refused 2 E-STO-017 record backup kept --data original
cmp <(record check --data kept) check.txt
for source in exported kept; do
    record import "$source" --data "from-$source" | grep -q "$head" || die "another head after the import of $source"
    record export "again-$source" --data "from-$source" >/dev/null
    diff -r --exclude record.gpkg exported "again-$source" || die "the export of the import of $source differs"
done
record rebuild --data from-kept | grep -q '^10 states rebuilt' || die "not ten states"
cmp <(record check --data from-kept) check.txt

cp -r exported altered
sed -i '5s/520103/520104/' altered/events.ndjson
refused 3 'events.ndjson:5' record import altered --data from-altered
cp -r exported short
sed -i '$d' short/events.ndjson
refused 3 E-STO-019 record import short --data from-short
cp -r exported blobless
printf x >>"$(ls -d blobless/blobs/* | head -1)"
refused 3 E-STO-014 record import blobless --data from-blobless

if [ -n "${ECOGATE_TEST_DATABASE:-}" ]; then
    record import exported --database "$ECOGATE_TEST_DATABASE" | grep -q "$head" || die "another head in PostgreSQL"
    cmp <(record check --database "$ECOGATE_TEST_DATABASE") check.txt
    record export from-postgres --database "$ECOGATE_TEST_DATABASE" >/dev/null
    diff -r --exclude record.gpkg exported from-postgres || die "PostgreSQL gave back something else"
    record backup postgres-kept --database "$ECOGATE_TEST_DATABASE" >/dev/null
    cmp <(record check --data postgres-kept) check.txt
fi
echo "checked, backed up, exported, imported: always head $head"
