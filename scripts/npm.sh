#!/usr/bin/env bash
# Builds the npm package karmada-token from core into target/npm/package, packs it into target/npm, and says how large
# its two modules are over the wire.
#
# Wants the tools of scripts/tools.sh build.
set -euo pipefail

cd "$(dirname "$0")/.."
export PATH="$PWD/.tools/bin:$PWD/.tools/npm/node_modules/.bin:$PATH"
target=wasm32-unknown-unknown
package=target/npm/package

# entry NAME FEATURE LEVEL: one wasm module, and the JavaScript that wasm-bindgen writes for it.
entry() {
    echo "npm: building $1" >&2
    # A library is a module on its own only here: natively nobody wants to link one.
    CARGO_PROFILE_WASM_RELEASE_OPT_LEVEL="$3" cargo rustc --quiet -p karmada-token-core --lib --crate-type cdylib --profile wasm-release --target "$target" \
        --features "$2"
    wasm-bindgen --target web --no-typescript --out-dir "$package/wasm" --out-name "$1" \
        "target/$target/wasm-release/karmada_token_core.wasm"
    # By name, the functions of a module stand together, which are much alike: brotli makes a half percent of it.
    wasm-opt "-O$3" --reorder-functions-by-name --strip-producers --strip-target-features \
        "$package/wasm/$1_bg.wasm" -o "$package/wasm/$1_bg.wasm"
    # A call before init() would only say that a property of undefined can't be read.
    sed -i -e '1i import { clock, int64, textOf, unstarted } from "../init.js";' -e 's/^\(let .*\bwasm\);$/\1 = unstarted;/' \
        -e 's/if (wasm !== undefined) return/if (wasm !== unstarted) return/' "$package/wasm/$1.js"
    # What is handed over is checked by name: as it is written there, a Buffer is a trap, null is 1970, and 2n ** 63n is negative.
    sed -i -e 's/passStringToWasm0(\([a-z_]*\), wasm/passStringToWasm0(textOf(\1, "\1"), wasm/' -e 's/= +now;/= clock(now);/' \
        -e 's/\(wasm\.[A-Za-z]*\)(nanos)/\1(int64(nanos))/' "$package/wasm/$1.js"
    # What is said there of each function, core/npm/*.d.ts says better.
    sed -i '/^\/\*\*$/,/^ \*\/$/d' "$package/wasm/$1.js"
}

rm -rf target/npm
mkdir -p "$package/wasm"
# The small one is small however it is built: it is built to be fast.
entry generate wasm-generate 3
entry all wasm z
cp core/npm/* LICENSE "$package/"
(cd "$package" && npm pack --loglevel=error --pack-destination .. >/dev/null)
node scripts/npm-size.mjs "$package/wasm"
