#!/usr/bin/env bash
# Loads the yardstick into a private cluster, whole and cut by ST_Subdivide(128).
# usage: load.sh SOCKET_FOLDER DATABASE DATA_FOLDER ROWS_PROGRAM (prints kind=build lines)
set -euo pipefail
socket="$(readlink -f "$1")"
database="$2" data="$3" rows="$4"
user=postgres
[ "$(id -u)" -eq 0 ] || user="$(id -un)"
sql() { psql -X -q -v ON_ERROR_STOP=1 -h "$socket" -U "$user" -d "$database" "$@"; }

psql -X -q -h "$socket" -U "$user" -d postgres -c "drop database if exists $database" -c "create database $database"
sql -c 'create extension postgis' \
    -c "create function cpu() returns float language sql as \$\$ select (split_part(s, ' ', 14)::float + split_part(s, ' ', 15)::float) / 100 from pg_read_file('/proc/self/stat') s \$\$"
for table in units layers places points footprints lines; do
    sql -c "create unlogged table $table (id int, geom geometry)"
done
copy() {
    local table="$1"
    shift
    "$rows" "$data" "$@" | sql -c "copy $table from stdin"
}
copy units units
mapfile -t names <"$data/layers.txt"
copy layers "${names[@]}"
copy places patch5000
copy points points
copy footprints footprints
copy lines lines
for table in units layers places; do
    sql <<SQL
select cpu() as before \gset
create unlogged table ${table}_pieces as select id, st_subdivide(geom, 128) as geom from $table;
create index on ${table}_pieces using gist (geom);
create index on $table using gist (geom);
vacuum analyze ${table}_pieces;
vacuum analyze $table;
select cpu() - :before as seconds, pg_total_relation_size('${table}_pieces') as bytes, (select sum(st_npoints(geom)) from $table) as vertices \gset
\echo kind=build layers=$table engine=postgis-3.3 variant=pieces seconds=:seconds bytes=:bytes vertices=:vertices
SQL
done
sql -c 'create index on points using gist (geom)' -c 'create index on points (id)' -c 'create index on footprints (id)' \
    -c 'create index on lines (id)' -c 'vacuum analyze points' -c 'vacuum analyze footprints' -c 'vacuum analyze lines'
