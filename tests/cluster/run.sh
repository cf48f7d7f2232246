#!/usr/bin/env bash
# Two servers behind nginx over one PostgreSQL: one is killed under load and comes back, and the record is backed up meanwhile.
# Whatever was answered with 201 must be there afterwards, and the backup be whole and a beginning of the record.
# tests/cluster/run.sh PROGRAM RELEASE; starts its own PostgreSQL.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
program=$(readlink -f "$1")
release=$(readlink -f "$2")
if [ -z "${ECOGATE_TEST_DATABASE:-}" ]; then
    exec "$here/../store/with_postgres.sh" "$here/run.sh" "$program" "$release"
fi
folder=$(mktemp -d)
declare -A servers=()
nginx_pid=
finish() {
    for pid in ${nginx_pid:+"$nginx_pid"} "${servers[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait || true
    rm -rf "$folder"
}
trap finish EXIT

# serve NUMBER: starts one, waits until it says where.
serve() {
    "$program" --lang en serve --release "$release" --port "$((18080 + $1))" --data "$folder/data$1" --database "$ECOGATE_TEST_DATABASE" \
        --behind-proxy --log none >"$folder/said$1" 2>"$folder/log$1" &
    servers[$1]=$!
    until grep -q 'http://' "$folder/said$1"; do
        kill -0 "${servers[$1]}" || { cat "$folder/log$1"; exit 1; }
        sleep 0.1
    done
}
serve 1
serve 2
secret=$(grep -oh 'password [^ ]*' "$folder"/said? | cut -d' ' -f2)
[ "$(wc -w <<<"$secret")" -eq 1 ] || { echo "the first administrator was made $(wc -w <<<"$secret") times"; exit 1; }

cat >"$folder/nginx.conf" <<CONF
daemon off;
pid $folder/nginx.pid;
error_log $folder/nginx.log;
events { worker_connections 1024; }
http {
    access_log off;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    upstream ecogate {
        server 127.0.0.1:18081 max_fails=1 fail_timeout=1s;
        server 127.0.0.1:18082 max_fails=1 fail_timeout=1s;
        keepalive 16;
    }
    server {
        listen 127.0.0.1:18080;
        location / {
            proxy_pass http://ecogate;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header X-Forwarded-For \$remote_addr;
            proxy_next_upstream error timeout;
        }
    }
}
CONF
nginx -c "$folder/nginx.conf" -e "$folder/nginx.log" &
nginx_pid=$!

node "$here/load.mjs" http://127.0.0.1:18080 "$secret" >"$folder/result" &
load=$!
until grep -q 'half way' "$folder/result"; do
    kill -0 "$load" || { cat "$folder/result"; exit 1; }
    sleep 0.05
done
echo "killing one of two servers under load"
kill -9 "${servers[2]}"
wait "${servers[2]}" || true
record() { "$program" --lang en record "$@"; }
record backup "$folder/backup" --database "$ECOGATE_TEST_DATABASE" >/dev/null
kill -0 "$load" || { echo "the load had ended before the backup"; exit 1; }
serve 2
wait "$load" && status=0 || status=$?
cat "$folder/result"
head=$(record check --data "$folder/backup" | sed -n 's/^head: event \([0-9]*\), \([0-9a-f]*\)$/\1 \2/p')
record check --database "$ECOGATE_TEST_DATABASE" --at "${head% *}" --head "${head#* }" | tail -1
echo "backed up under load at event ${head% *}: whole, and a beginning of the record"
exit "$status"
