#!/usr/bin/env bash
# Builds the oracle that core is compared with (Kubernetes' and kubeadm's own code) from tests/oracle, into
# tests/oracle/bin.
#
# Takes about 4 minutes on two cores the first time, some seconds after the control plane was built, and nothing once
# bin/.stamp says that the binary is that of these sources. Wants `go` on PATH.
set -euo pipefail

scripts="$(cd "$(dirname "$0")" && pwd)"
cd "$scripts/../tests/oracle"
name=oracle
# shellcheck source=scripts/go-programs.sh
. "$scripts/go-programs.sh"

stop_when_built ./*.go
build oracle .
stamp_built
