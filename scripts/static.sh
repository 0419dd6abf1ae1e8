#!/usr/bin/env bash
# The fully static binary: target/musl/karmada-token. The page must be built before (make static).
set -euo pipefail

cd "$(dirname "$0")/.."
target=x86_64-unknown-linux-musl
built="target/$target/static/karmada-token"
binary=target/musl/karmada-token

scripts/tools.sh static
cargo build --profile static --quiet --target "$target" -p karmada-token-proxy
mkdir -p target/musl
# Of the names of functions, which --log-backtrace-at tells, our own stay: they are a tenth of all.
strip --strip-all --wildcard --keep-symbol='*karmada_token*' -o "$binary" "$built"
# What a dynamic one has: the name of a loader, in a program header.
if readelf --program-headers "$binary" | grep -q INTERP; then
    echo "static: $binary asks for a dynamic loader" >&2
    exit 1
fi
echo "static: $binary, $(stat --format=%s "$binary") bytes"
