#!/usr/bin/env bash
# Packs the static binary (make static) for krew: an archive, and the manifest that names it by its checksum.
#
#   scripts/krew.sh URL [BINARY [FOLDER]]
#
# URL is where the archive will be downloaded from; both files are written into FOLDER (target/krew).
set -euo pipefail

cd "$(dirname "$0")/.."
url="${1:?usage: scripts/krew.sh URL-of-the-archive [BINARY [FOLDER]]}"
binary="$(realpath "${2:-target/musl/karmada-token}")"
folder="${3:-target/krew}"
version="$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)"
archive="$folder/karmada-token-$version-linux-amd64.tar.gz"

mkdir -p "$folder"
tar --create --gzip --file "$archive" --owner=0 --group=0 --mtime=@0 --sort=name \
    --directory "$(dirname "$binary")" "$(basename "$binary")" --directory "$PWD" LICENSE
sum="$(sha256sum "$archive" | cut -d ' ' -f 1)"
sed -e '/^# /d' -e "s/VERSION/$version/" -e "s|URL|$url|" -e "s/SHA256/$sum/" deploy/krew/karmada_token.yaml \
    > "$folder/karmada_token.yaml"
echo "krew: $archive and $folder/karmada_token.yaml"
