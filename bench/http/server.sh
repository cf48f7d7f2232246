# Sourced: starts $program serve with $release and the rule data $rules it was built with, on a free port, with an empty record,
# until the script ends. Sets folder (for the script's own files too), server (its process) and url; `resident` prints its
# memory in MiB.
folder=$(mktemp -d)
"$program" --lang en --rules-data "$rules" serve --release "$release" --port 0 --data "$folder/record" --log none >"$folder/said" &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf "$folder"' EXIT
until grep -q 'http://' "$folder/said"; do
    kill -0 "$server"
    sleep 0.1
done
url=$(grep -o 'http://[0-9.:]*' "$folder/said")
resident() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status"; }
