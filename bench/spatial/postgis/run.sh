#!/usr/bin/env bash
# PostGIS on the yardstick, one process, the best variant known for each task; seconds are processor time of that
# process. usage: run.sh SOCKET_FOLDER DATABASE TASK:COUNT… (prints kind=query lines)
set -euo pipefail
socket="$(readlink -f "$1")"
database="$2"
shift 2
user=postgres
[ "$(id -u)" -eq 0 ] || user="$(id -un)"

# The hits' checksum of data/report.hpp, modulo 2^64.
hits="count(*) || ':' || mod(coalesce(sum((u.id::bigint * 2654435761) # q.id::bigint), 0), 18446744073709551616)"
total="count(*) || ':' || round(coalesce(sum(v), 0)::numeric, 6)"
area="case when st_contains(u.geom, q.geom) then st_area(q.geom) else st_area(st_intersection(u.geom, q.geom)) end"

overlay() { # QUERIES COUNT PIECES MEASURE WHOLE
    echo "select $total from (select q.id, u.id, sum($4) / $5 as v from $1 q join $3 u on st_intersects(u.geom, q.geom) where q.id < $2 group by q.id, u.id) z where v > 0"
}
nearest() { # QUERIES COUNT PLACES
    echo "select $total from (select * from $1 where id < $2) q cross join lateral (select st_distance(s.geom, q.geom) as v from $3 s where st_dwithin(s.geom, q.geom, 5000) order by s.geom <-> q.geom limit 1) z"
}

for wanted in "$@"; do
    task="${wanted%%:*}" count="${wanted##*:}"
    case "$task" in
    points_units) # points indexed, each unit prepared once: "+ 0" keeps the planner from going point by point
        variant=points_indexed
        query="select $hits from units u join points q on st_intersects(u.geom, q.geom) where q.id + 0 < $count"
        before="set enable_seqscan = off" ;;
    points_units_pieces)
        task=points_units variant=pieces before="reset all"
        query="select $hits from points q join units_pieces u on st_intersects(u.geom, q.geom) where q.id < $count" ;;
    points_layers)
        variant=pieces before="reset all"
        query="select $hits from points q join layers_pieces u on st_intersects(u.geom, q.geom) where q.id < $count" ;;
    footprints_units)
        variant=pieces before="reset all"
        query="$(overlay footprints "$count" units_pieces "$area" 'max(st_area(q.geom))')" ;;
    footprints_layers)
        variant=pieces before="reset all"
        query="$(overlay footprints "$count" layers_pieces "$area" 'max(st_area(q.geom))')" ;;
    lines_units)
        variant=pieces before="reset all"
        query="$(overlay lines "$count" units_pieces 'st_length(st_intersection(u.geom, q.geom))' 1)" ;;
    nearest_point)
        variant=pieces before="reset all"
        query="$(nearest points "$count" places_pieces)" ;;
    nearest_footprint)
        variant=whole before="reset all"
        query="$(nearest footprints "$count" places)" ;;
    *)
        echo "no task $task" >&2
        exit 2 ;;
    esac
    psql -X -q -v ON_ERROR_STOP=1 -h "$socket" -U "$user" -d "$database" <<SQL
$before;
select count(*) from (select st_npoints(geom) from units_pieces) warm \g /dev/null
select cpu() as before \gset
select ($query) as checksum \gset
select greatest(cpu() - :before, 0.01) as seconds \gset
select round(($count / :seconds)::numeric, 1) as rate \gset
\echo kind=query task=$task order=random engine=postgis-3.3 variant=$variant n=$count seconds=:seconds rate=:rate checksum=:checksum
SQL
done
