#!/usr/bin/env bash
# The served OpenAPI document: held to the answers, then linted. tests/api/run.sh PROGRAM RELEASE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
program=$(readlink -f "$1")
release=$(readlink -f "$2")
document=$(mktemp --suffix=.json)
trap 'rm -f "$document"' EXIT
cd "$here"
node check.mjs "$program" "$release" "$document"
node single_sign_on.mjs "$program" "$release"
node tls.mjs "$program" "$release"
node_modules/.bin/spectral lint --ruleset spectral.yaml --fail-severity=warn "$document"
