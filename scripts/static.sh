#!/usr/bin/env bash
# The fully static binary: target/x86_64-unknown-linux-musl/release/karmada-token. The page must be built before (make static).
set -euo pipefail

cd "$(dirname "$0")/.."
target=x86_64-unknown-linux-musl
binary="target/$target/release/karmada-token"

scripts/tools.sh static
cargo build --release --quiet --target "$target" -p karmada-token-proxy
# What a dynamic one has: the name of a loader, in a program header.
if readelf --program-headers "$binary" | grep -q INTERP; then
    echo "static: $binary asks for a dynamic loader" >&2
    exit 1
fi
echo "static: $binary, $(stat --format=%s "$binary") bytes"
