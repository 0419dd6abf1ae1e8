#!/usr/bin/env bash
# Builds the real control plane of the tests (etcd, kube-apiserver, kube-controller-manager, kubeadm,
# kubectl) from the Go modules that tests/cluster/go.mod pins, into tests/cluster/bin.
#
# Takes about 5 minutes on two cores the first time, and nothing once bin/.stamp says that the binaries
# are those of this go.mod, go.sum, script and Go version. Wants `go` on PATH.
set -euo pipefail

cd "$(dirname "$0")/../tests/cluster"

if ! command -v go >/dev/null; then
    echo "control-plane: Go is missing; install go $(sed -n 's/^go //p' go.mod) or newer and put it on PATH" >&2
    exit 1
fi

stamp="$({ cat go.mod go.sum ../../scripts/control-plane.sh; go env GOVERSION GOOS GOARCH; } | sha256sum | cut -d' ' -f1)"
if [ "$(cat bin/.stamp 2>/dev/null || true)" = "$stamp" ]; then
    exit 0
fi

version="$(go list -m -f '{{.Version}}' k8s.io/kubernetes)"
minor="${version#v1.}"
minor="${minor%%.*}"
component=k8s.io/component-base/version
# Released binaries carry their version this way; with an empty one kube-apiserver doesn't even start.
ldflags="-s -w -X $component.gitVersion=$version -X $component.gitMajor=1 -X $component.gitMinor=$minor"

build() {
    echo "control-plane: building $1"
    CGO_ENABLED=0 go build -trimpath -ldflags "$ldflags" -o "bin/$1" "$2"
}

mkdir -p bin
rm -f bin/.stamp
build etcd go.etcd.io/etcd/server/v3
build kube-apiserver k8s.io/kubernetes/cmd/kube-apiserver
build kube-controller-manager k8s.io/kubernetes/cmd/kube-controller-manager
build kubeadm k8s.io/kubernetes/cmd/kubeadm
build kubectl k8s.io/kubernetes/cmd/kubectl
echo "$stamp" >bin/.stamp
