# Shared by the scripts that build the Go programs of the tests: sourced, in the folder of a go.mod, with `name` set to
# what the messages call the caller. Binaries go to bin/, and bin/.stamp says what they were built from.

if ! command -v go >/dev/null; then
    echo "$name: Go is missing; install go $(sed -n 's/^go //p' go.mod) or newer and put it on PATH" >&2
    exit 1
fi

# The Go that core is compared with: what its standard library takes may change. Go gets it as it gets modules; where it
# can't, the Go that is there will do.
go_version=go1.26.8
if GOTOOLCHAIN="$go_version" go version >/dev/null 2>&1; then
    export GOTOOLCHAIN="$go_version"
else
    echo "$name: $go_version can't be had: building with $(go env GOVERSION)" >&2
fi

# Ends the caller when the binaries are those of this go.mod, go.sum, these sources and this Go.
stop_when_built() {
    stamp="$({ cat go.mod go.sum "$@"; go env GOVERSION GOOS GOARCH; } | sha256sum | cut -d' ' -f1)"
    if [ "$(cat bin/.stamp 2>/dev/null || true)" = "$stamp" ]; then
        exit 0
    fi
    mkdir -p bin
    rm -f bin/.stamp
}

# build BINARY PACKAGE [LDFLAGS]
build() {
    echo "$name: building $1"
    CGO_ENABLED=0 go build -trimpath -ldflags "-s -w ${3:-}" -o "bin/$1" "$2"
}

# Once all is built.
stamp_built() {
    echo "$stamp" >bin/.stamp
}
