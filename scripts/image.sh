#!/usr/bin/env bash
# Puts the static binary into an image of its own, with whichever of buildah, podman and docker is there.
#
#   scripts/image.sh NAME     such as registry.example.com/karmada-token:0.1.0
#   scripts/image.sh          makes none: whether one of them is there
set -euo pipefail

cd "$(dirname "$0")/.."
for builder in buildah podman docker; do
    if command -v "$builder" >/dev/null; then
        if [ $# = 0 ]; then exit; fi
        # The folder of the binary is all that the build can see.
        "$builder" build --file deploy/Containerfile --tag "$1" target/musl
        echo "image: $1, by $builder" >&2
        exit
    fi
done
echo "image: buildah, podman or docker is missing: install one" >&2
exit 1
