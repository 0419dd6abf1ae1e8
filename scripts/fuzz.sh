#!/usr/bin/env bash
# Runs the fuzz targets of core, or those that are named, for some seconds each, with the Go originals beside them where
# scripts/oracle.sh has built them.
#
#   scripts/fuzz.sh SECONDS [TARGET...]
#
# What a run finds interesting is kept in core/fuzz/found (ignored); core/fuzz/corpus, which is committed, stays as it is.
# An input that breaks something is written to core/fuzz/artifacts, and the script fails with its name once all are run.
set -euo pipefail

cd "$(dirname "$0")/../core/fuzz"
export PATH="$PWD/../../.tools/bin:$PATH"
seconds="${1:?how many seconds each}"
shift
if [ $# = 0 ]; then
    mapfile -t targets < <(basename -s .rs fuzz_targets/*.rs)
    set -- "${targets[@]}"
fi

# The pinned toolchain has no sanitizers: cargo-fuzz wants nightly.
cargo +nightly fuzz build --fuzz-dir . >&2
broken=()
for target in "$@"; do
    mkdir -p "found/$target"
    log="found/$target.log"
    if cargo +nightly fuzz run --fuzz-dir . "$target" "found/$target" "corpus/$target" -- \
        -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=2048 -print_final_stats=1 >"$log" 2>&1; then
        runs="$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
        covered="$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)"
        echo "fuzz: $target: $runs runs in $seconds s, $covered edges, nothing found"
    else
        broken+=("$target")
        echo "fuzz: $target: BROKEN, see core/fuzz/$log"
        grep -E "panicked at|SUMMARY|Test unit written|ERROR: " "$log" | sed 's/^/    /' || true
    fi
done
[ ${#broken[@]} = 0 ]
