#!/usr/bin/env bash
# A private PostgreSQL 15 for the benchmark, on a unix socket only. usage: cluster.sh start|stop FOLDER
# As root it runs as user postgres. Durability is off and memory generous: the peer at its best.
set -euo pipefail
verb="$1"
mkdir -p "$2"
folder="$(readlink -f "$2")"
tools=/usr/lib/postgresql/15/bin
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$folder"
    as_owner=(runuser -u postgres --)
fi

if [ "$verb" = stop ]; then
    "${as_owner[@]}" "$tools/pg_ctl" -D "$folder/db" -m fast -w stop >/dev/null
    exit
fi
if [ ! -f "$folder/db/PG_VERSION" ]; then
    (cd "$folder" && "${as_owner[@]}" "$tools/initdb" -D "$folder/db" -A trust -E UTF8 >/dev/null)
    cat >>"$folder/db/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
shared_buffers = 3GB
work_mem = 256MB
maintenance_work_mem = 1GB
max_parallel_workers_per_gather = 0
jit = off
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 8GB
CONF
fi
(cd "$folder" && "${as_owner[@]}" "$tools/pg_ctl" -D "$folder/db" -l "$folder/log" -w start >/dev/null)
