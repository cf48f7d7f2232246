#!/usr/bin/env bash
# disk_full.sh PROGRAM [pg]: runs it on a disk of 24 MB (tmpfs). Mounting wants root, or a user namespace.
# Skipped (77) where neither is to be had; with pg, a tablespace of the throw-away PostgreSQL lies there.
set -euo pipefail
program=$1
if [ "${2:-}" = pg ]; then
    [ "$(id -u)" -eq 0 ] || exit 77
    disk=$(mktemp -d)
    trap 'psql -q -d postgres -c "DROP DATABASE IF EXISTS small" -c "DROP TABLESPACE IF EXISTS small"; umount "$disk" || true; rmdir "$disk"' EXIT
    mount -t tmpfs -o size=64m,mode=755 tmpfs "$disk" || exit 77
    mkdir "$disk/space"
    chown postgres: "$disk" "$disk/space"
    psql -q -d postgres -c "CREATE TABLESPACE small LOCATION '$disk/space'" -c 'CREATE DATABASE small TABLESPACE small'
    psql -q -d small -c 'CREATE EXTENSION postgis'
    ECOGATE_TEST_DATABASE="${ECOGATE_TEST_DATABASE%/*}/small" "$program" "$disk"
    exit
fi
disk=$(mktemp -d)
trap 'rmdir "$disk"' EXIT
mounted='mount -t tmpfs -o size=24m tmpfs "$1" || exit 77; "$2" "$1"; status=$?; umount "$1"; exit $status'
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(-r)
unshare -m "${as_root[@]}" true 2>/dev/null || exit 77
unshare -m "${as_root[@]}" bash -c "$mounted" - "$disk" "$program"
