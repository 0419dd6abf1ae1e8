#!/usr/bin/env bash
# Writes anew which functions a server calls until it has said that it lives: proxy/start.ld (docs/adr/0020). By hand, after much has
# changed or another compiler came: what is out of date there costs a little memory and nothing else.
set -euo pipefail

cd "$(dirname "$0")/.."
binary=target/release/karmada-token
command -v valgrind >/dev/null || { echo "start-order: valgrind is missing: install Debian's package" >&2; exit 1; }
[ -x "$binary" ] || { echo "start-order: build the program first: make build" >&2; exit 1; }
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
# As kubectl writes one.
cat >"$folder/kubeconfig" <<END
apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: $(base64 --wrap=0 proxy/src/sandbox/ca.crt)
    server: https://127.0.0.1:9
  name: a
contexts:
- context:
    cluster: a
    user: a
  name: a
current-context: a
kind: Config
users:
- name: a
  user:
    token: a
END

valgrind --quiet --tool=callgrind --demangle=no --callgrind-out-file="$folder/calls" \
    "$binary" serve --auth=bearer --listen=127.0.0.1:0 --kubeconfig="$folder/kubeconfig" >"$folder/url" 2>"$folder/log" &
server=$!
for _ in {1..60}; do
    port=$(sed -nE 's#^http://127\.0\.0\.1:([0-9]+)/.*#\1#p' "$folder/url")
    [ -z "$port" ] || break
    sleep 1
done
[ -n "$port" ] || { cat "$folder/log" >&2; kill "$server"; exit 1; }
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n' >&3
grep --quiet '^HTTP/1.1 200' <&3
# It ends by the signal, with what it called written down.
kill -INT "$server"
wait "$server"

# Names hold hashes, which change with the compiler and with versions: _ZN...17h(hash)E, or _R...Cs(hash)_ of the standard library.
# A number behind a name is of one link alone: .1682, where two have the same name.
names=$(sed -nE "s/^c?fn=\([0-9]+\) (_(ZN|R)[^ ']*).*/\1/p" "$folder/calls" |
    sed -E 's/\.[0-9]+$//; s/17h[0-9a-f]{16}E$/17h*E/; /^_R/s/Cs[0-9A-Za-z]{8,12}_/Cs*_/g' | LC_ALL=C sort -u)
[ "$(wc -l <<<"$names")" -gt 300 ] || { echo "start-order: the program has hardly begun, or has no names" >&2; exit 1; }
{
    echo "/* What a server that begins calls, made by scripts/start-order.sh (docs/adr/0020). */"
    echo "SECTIONS { .text.start : {"
    sed 's/.*/*(.text.& .text.&.* .text.unlikely.& .text.unlikely.&.*)/' <<<"$names"
    echo "} } INSERT BEFORE .text;"
} >proxy/start.ld
echo "start-order: $(wc -l <<<"$names") functions"
