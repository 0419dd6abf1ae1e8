#!/usr/bin/env bash
# Packs the static binary for krew into target/krew: an archive, and the manifest that names it by its checksum.
#
#   scripts/krew.sh URL    where the archive will be downloaded from
set -euo pipefail

cd "$(dirname "$0")/.."
url="${1:?usage: scripts/krew.sh URL-of-the-archive}"
version="$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)"
folder=target/krew
archive="$folder/karmada-token-$version-linux-amd64.tar.gz"

mkdir -p "$folder"
tar --create --gzip --file "$archive" --owner=0 --group=0 --mtime=@0 --sort=name \
    --directory "$PWD/target/x86_64-unknown-linux-musl/release" karmada-token --directory "$PWD" LICENSE
sum="$(sha256sum "$archive" | cut -d ' ' -f 1)"
sed -e '/^# /d' -e "s/VERSION/$version/" -e "s|URL|$url|" -e "s/SHA256/$sum/" deploy/krew/karmada_token.yaml \
    > "$folder/karmada_token.yaml"
echo "krew: $archive and $folder/karmada_token.yaml"
