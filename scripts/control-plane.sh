#!/usr/bin/env bash
# Builds the real control plane of the tests (etcd, kube-apiserver, kube-controller-manager, kubeadm,
# kubectl) from the Go modules that tests/cluster/go.mod pins, into tests/cluster/bin.
#
# Takes about 5 minutes on two cores the first time, and nothing once bin/.stamp says that the binaries
# are those of this go.mod, go.sum, script and Go version. Wants `go` on PATH.
set -euo pipefail

scripts="$(cd "$(dirname "$0")" && pwd)"
cd "$scripts/../tests/cluster"
name=control-plane
# shellcheck source=scripts/go-programs.sh
. "$scripts/go-programs.sh"

stop_when_built "$scripts/control-plane.sh"

version="$(go list -m -f '{{.Version}}' k8s.io/kubernetes)"
minor="${version#v1.}"
minor="${minor%%.*}"
component=k8s.io/component-base/version
# Released binaries carry their version this way; with an empty one kube-apiserver doesn't even start.
versioned="-X $component.gitVersion=$version -X $component.gitMajor=1 -X $component.gitMinor=$minor"

build etcd go.etcd.io/etcd/server/v3 "$versioned"
build kube-apiserver k8s.io/kubernetes/cmd/kube-apiserver "$versioned"
build kube-controller-manager k8s.io/kubernetes/cmd/kube-controller-manager "$versioned"
build kubeadm k8s.io/kubernetes/cmd/kubeadm "$versioned"
build kubectl k8s.io/kubernetes/cmd/kubectl "$versioned"
stamp_built
