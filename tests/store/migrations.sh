#!/usr/bin/env bash
# migrations.sh ECOGATE: every schema that was ever released still opens, and its record is whole. A folder a schema in
# tests/store/migrations: record.sqlite, postgres.sql (pg_dump) and the head they must have.
set -euo pipefail
ecogate=$(readlink -f "$1")
cd "$(dirname "$0")/migrations"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for old in */; do
    old=${old%/}
    head=$(cat "$old/head")
    mkdir "$work/$old"
    cp "$old/record.sqlite" "$work/$old/"
    "$ecogate" record check --data "$work/$old" | grep -q "$head" || { echo "$old: record.sqlite is not whole" >&2; exit 1; }
    if [ -n "${ECOGATE_TEST_DATABASE:-}" ]; then
        psql -q -d postgres -c "CREATE DATABASE old_$old"
        psql -q -d "old_$old" -v ON_ERROR_STOP=1 -f "$old/postgres.sql" >/dev/null
        "$ecogate" record check --database "${ECOGATE_TEST_DATABASE%/*}/old_$old" | grep -q "$head" ||
            { echo "$old: postgres.sql is not whole" >&2; exit 1; }
    fi
    echo "schema $old: head $head"
done
