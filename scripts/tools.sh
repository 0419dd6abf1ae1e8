#!/usr/bin/env bash
# Installs what the build and the tests run with, where it isn't on PATH in the right version, into .tools (ignored).
#
#   scripts/tools.sh check     nothing: whether this machine has what can't be installed, for make test to say at once
#   scripts/tools.sh build     Trunk, wasm-bindgen's CLI, wasm-split-cli, wasm-opt, the wasm32 target
#   scripts/tools.sh browser   Chromium, ChromeDriver, a Chinese font and OpenSSL (Debian's, when root)
#   scripts/tools.sh typescript  TypeScript's compiler, which the npm package is tested with
#   scripts/tools.sh openapi   schemathesis, which the OpenAPI document is tried with
#   scripts/tools.sh embedding   React 18 and 19, antd, esbuild and axe-core, which the embedding is tested with
#   scripts/tools.sh deny      cargo-deny
#   scripts/tools.sh static    the musl target, and a C compiler for it (Debian's, when root)
#   scripts/tools.sh fuzz      cargo-fuzz
#   scripts/tools.sh promtool  Prometheus' promtool, out of Debian's package, of which nothing else is installed
#
# Nothing is downloaded but through rustup, cargo, npm, pip and apt.
set -euo pipefail

cd "$(dirname "$0")/.."
tools="$PWD/.tools"
export PATH="$tools/bin:$tools/npm/node_modules/.bin:$PATH"

trunk_version=0.22.1
# The library's exact version: the CLI reads what the library's macros wrote into the wasm.
wasm_bindgen_version="$(sed -n 's/^wasm-bindgen = { version = "=\([^"]*\)".*/\1/p' Cargo.toml)"
# npm's name for wasm-opt's version_132.
binaryen_version=132
# Splits the console's wasm in two, where wasm_split_helpers (leptos brings it) says so.
split_version=0.2.4
deny_version=0.20.2
fuzz_version=0.13.2
typescript_version=5.9.3

say() { echo "tools: $*" >&2; }

# need COMMAND HOW: one line for a missing prerequisite.
need() {
    command -v "$1" >/dev/null || { say "$1 is missing: $2"; exit 1; }
}

need_rust_and_node() {
    need cargo "install Rust with rustup, from https://rustup.rs"
    need cc "install a C compiler, such as Debian's gcc and libc6-dev"
    need npm "install Node.js 20 or newer, which brings npm"
    need node "install Node.js 20 or newer"
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
        { say "Node.js $(node --version) is too old: install 20 or newer"; exit 1; }
}

need_python() {
    need python3 "install Python 3.11 or newer with venv, such as Debian's python3-venv"
    python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        { say "$(python3 --version) is older than 3.11 or has no venv: install Debian's python3-venv, or another Python"; exit 1; }
}

# What the stories in a browser want and Debian has: the packages of what is missing.
missing_for_the_browser() {
    command -v chromium >/dev/null || echo chromium
    command -v chromedriver >/dev/null || echo chromium-driver
    command -v openssl >/dev/null || echo openssl
    [ -n "$(fc-list :lang=zh 2>/dev/null)" ] || echo fonts-noto-cjk fontconfig
}

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# Much of it is used only long after the build has begun.
check_machine() {
    need_rust_and_node
    need go "install Go 1.26 or newer"
    need_python
    local missing
    missing="$(missing_for_the_browser | xargs)"
    [ -z "$missing" ] || may_install || { say "install Debian's packages $missing, or put what they have on PATH"; exit 1; }
}

# has COMMAND VERSION: on PATH, in the right version.
has() {
    command -v "$1" >/dev/null && "$1" --version 2>/dev/null | grep -qF "$2"
}

# Tools run for seconds; what counts is how soon they are built. One target folder: they share crates.
# With the versions of the tool's own lock file, but for a lock file that names what the registry hasn't (or no longer) got.
cargo_install() {
    say "installing $1 $2 (a few minutes, once)"
    local -x CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR="$tools/target"
    local told try install=(cargo install --quiet --root "$tools" --version "$2" "${@:3}" "$1")
    # Twice: a download may break off.
    for try in 1 2; do
        told="$("${install[@]}" --locked 2>&1)" && return
        echo "$told" >&2
        case "$told" in
        *"failed to select a version"* | *"no matching package"*)
            say "$1 $2 did not install by its lock file: installing it with the newest versions that fit"
            "${install[@]}"
            return
            ;;
        esac
    done
    return 1
}

# quietly COMMAND...: what it says is shown where it fails.
quietly() {
    local told
    told="$("$@" 2>&1)" || { echo "$told" >&2; return 1; }
}

# What rust-toolchain.toml names; at once when all of it is there.
install_toolchain() {
    command -v rustup >/dev/null || return 0
    local channel version install=(rustup toolchain install)
    channel="$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)"
    rustup toolchain list 2>/dev/null | grep -q "^$channel" || say "installing Rust $channel (some hundred megabytes, once)"
    # rustup before 1.28 wants a name there, and installs what the file names whatever it is asked.
    version="$(rustup --version 2>/dev/null | sed -n 's/^rustup \([0-9.]*\).*/\1/p')"
    printf '1.28\n%s\n' "$version" | sort --version-sort --check=quiet || install=(rustup show active-toolchain)
    quietly "${install[@]}" || { say "rustup could not install what rust-toolchain.toml names"; exit 1; }
}

install_build_tools() {
    need_rust_and_node
    install_toolchain
    has wasm-bindgen "$wasm_bindgen_version" ||
        cargo_install wasm-bindgen-cli "$wasm_bindgen_version" --no-default-features
    has trunk "$trunk_version" ||
        cargo_install trunk "$trunk_version" --no-default-features --features rustls --ignore-rust-version
    # It doesn't tell its version; cargo remembers what it installed.
    grep -qsF "wasm_split_cli_support $split_version" "$tools/.crates.toml" ||
        cargo_install wasm_split_cli_support "$split_version" --features build-binary
    rm -rf "$tools/target"
    if ! has wasm-opt "version $binaryen_version"; then
        say "installing wasm-opt $binaryen_version"
        quietly npm install --no-fund --no-audit --prefix "$tools/npm" "binaryen@$binaryen_version"
    fi
}

install_browser() {
    local missing
    missing="$(missing_for_the_browser | xargs)"
    [ -n "$missing" ] || return 0
    may_install || { say "install Debian's packages $missing, or put what they have on PATH"; exit 1; }
    say "installing $missing"
    install_packages $missing
}

install_packages() {
    apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

install_static() {
    # A target is there once per toolchain; rustup is at once done with one that is.
    if command -v rustup >/dev/null; then
        quietly rustup target add x86_64-unknown-linux-musl ||
            { say "rustup could not install the target x86_64-unknown-linux-musl"; exit 1; }
    fi
    if command -v musl-gcc >/dev/null; then
        return
    fi
    may_install || { say "musl-gcc is missing (ring is partly C): install Debian's package musl-tools"; exit 1; }
    say "installing musl-tools"
    install_packages musl-tools
}

# In an environment of its own: it is no part of anybody's Python.
install_openapi() {
    local folder="$tools/schemathesis" wanted=tests/openapi/requirements.txt
    if cmp -s "$wanted" "$folder/.installed"; then
        return
    fi
    need_python
    say "installing schemathesis"
    rm -rf "$folder"
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check --require-hashes --requirement "$wanted"
    cp "$wanted" "$folder/.installed"
}

# The package itself would start a server.
install_promtool() {
    if command -v promtool >/dev/null; then
        return
    fi
    need apt-get "install promtool: it comes with Prometheus"
    say "getting promtool out of Debian's package prometheus (19 MB)"
    local folder="$tools/prometheus"
    rm -rf "$folder"
    mkdir -p "$folder" "$tools/bin"
    if [ "$(id -u)" = 0 ]; then apt-get update -qq >/dev/null; fi
    (cd "$folder" && quietly apt-get download -qq prometheus)
    dpkg-deb --fsys-tarfile "$folder"/prometheus_*.deb | tar --extract --directory "$folder" ./usr/bin/promtool
    mv "$folder/usr/bin/promtool" "$tools/bin/promtool"
    rm -rf "$folder"
}

case "${1:-}" in
check) check_machine ;;
build) install_build_tools ;;
browser) install_browser ;;
static) install_static ;;
deny) has cargo-deny "$deny_version" || cargo_install cargo-deny "$deny_version" ;;
typescript)
    has tsc "$typescript_version" || quietly npm install --no-fund --no-audit --prefix "$tools/npm" "typescript@$typescript_version"
    ;;
openapi) install_openapi ;;
promtool) install_promtool ;;
embedding)
    # The lock file says whether what is there is what is wanted.
    if ! cmp -s tests/embedding/package-lock.json tests/embedding/node_modules/.installed; then
        say "installing React, antd, esbuild and axe-core"
        quietly npm ci --no-fund --no-audit --prefix tests/embedding
        cp tests/embedding/package-lock.json tests/embedding/node_modules/.installed
    fi
    ;;
fuzz)
    cargo +nightly --version >/dev/null 2>&1 || { say "a nightly Rust is missing: rustup toolchain install nightly"; exit 1; }
    need c++ "install a C++ compiler, such as Debian's g++: libFuzzer is built with it"
    has cargo-fuzz "$fuzz_version" || cargo_install cargo-fuzz "$fuzz_version"
    ;;
*)
    say "usage: scripts/tools.sh check|build|browser|typescript|openapi|embedding|deny|fuzz|promtool|static"
    exit 64
    ;;
esac
