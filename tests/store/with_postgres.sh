#!/usr/bin/env bash
# with_postgres.sh COMMAND…: runs it beside a throw-away PostgreSQL 15 (pg_virtualenv of postgresql-common).
# ECOGATE_TEST_DATABASE is the URL of its empty database, with PostGIS in schema public.
set -euo pipefail
if [ "${1:-}" != inside ]; then
    # -t: a cluster in a temporary folder; as root the server still runs as user postgres. A port of its own: two
    # clusters made at the same moment would both take the first free one. Below 32768, where Linux's ports for clients
    # begin: a client that looks for a server being restarted could otherwise connect to itself, and hold the port.
    exec pg_virtualenv -t -v 15 -c "-p $((20000 + RANDOM % 12000))" "$(readlink -f "$0")" inside "$@"
fi
shift
export ECOGATE_TEST_DATABASE="postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/ecogate"
psql -q -d postgres -c 'CREATE DATABASE ecogate' >/dev/null
psql -q -d ecogate -c 'CREATE EXTENSION postgis' >/dev/null
exec "$@"
