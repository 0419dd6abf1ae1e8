//! Pins, endpoints and nothing.

super::cases! {
    "" => Empty ["empty"];
    " \n\t" => Empty ["empty"];
    "\u{200b}" => Empty ["invisible-character", "empty"] -> "";
    // Pins.
    "{P}" => Pin [];
    "SHA256:9CE8E7B1C544419141F0614930FD41647486C17B650E6AF17DA1BD182C3FAB63" => Pin [];
    "sha256:9CFA542FF48F43793D1816B1DD0A78AD574E349D8F6E005E6E32E8AB528E4244" => Pin ["token-example"];
    "{P}\n" => Pin ["surrounding-space"] -> "{P}";
    "--discovery-token-ca-cert-hash {P}" => Pin ["token-prefix"] -> "{P}";
    "{H}" => Pin ["pin-no-prefix"] -> "{P}";
    "sha256{H}" => Pin ["pin-no-colon"] -> "{P}";
    "sha256 {H}" => Pin ["pin-no-colon"] -> "{P}";
    "sha256={H}" => Pin ["pin-no-colon"] -> "{P}";
    "sha256/nOjnscVEQZFB8GFJMP1BZHSGwXtlDmrxfaG9GCw/q2M=" => Pin ["pin-no-colon", "pin-base64"] -> "{P}";
    "sha256:nOjnscVEQZFB8GFJMP1BZHSG\nwXtlDmrxfaG9GCw/q2M=" => Pin ["pin-base64", "pin-space"] -> "{P}";
    "SHA-256:{H}" => Pin ["pin-no-prefix"] -> "{P}";
    "sha 256 {H}" => Pin ["pin-no-prefix"] -> "{P}";
    "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab6" => Pin ["pin-length"];
    "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab633" => Pin ["pin-length"];
    "sha256:" => Pin ["pin-length"];
    "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650" => Pin ["pin-length"];
    "{P}\n{P}" => Pin [];
    // As its hash is computed.
    "(stdin)= {H}" => Pin ["text-around", "pin-no-prefix"] -> "{P}";
    "SHA2-256(stdin)= {H}\n" => Pin ["text-around", "pin-no-prefix", "text-around"] -> "{P}";
    "{H}  -\n" => Pin ["pin-no-prefix", "text-around"] -> "{P}";
    "writing RSA key\n{H}" => Pin ["text-around", "pin-no-prefix"] -> "{P}";
    "openssl x509 -pubkey -in /etc/karmada/pki/ca.crt | openssl rsa -pubin -outform der 2>/dev/null | \\\n   openssl dgst -sha256 -hex | sed 's/^.* //'\n{H}"
        => Pin ["text-around", "pin-no-prefix"] -> "{P}";
    "caCertHashes:\n- sha256:9ce8e7b1c544419141f0614930fd41647486c17b650" => Pin ["text-around", "pin-length"]
        -> "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650";
    "{H}  karmadactl.tgz" => Unknown ["unknown"];
    "Digest: {P}\nStatus: Image is up to date" => Unknown ["unknown"];
    "docker pull karmada/karmada-agent@{P}" => Unknown ["unknown"];
    // A pin ends where 64 digits do.
    "{P}\n{T}" => Token [];
    "pin: {P}\ntoken: {T}" => Token ["text-around"];
    "--discovery-token-ca-cert-hash {P} --token Q7ZK2M.X9C4V8N1B6M3W5TR" => Token ["text-around", "token-upper-case"]
        -> "--discovery-token-ca-cert-hash {P} --token {T}";
    "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650\n{T}" => Token ["pin-length"];
    "{T}\n{P}" => Token [];
    "{T} {H}" => Token ["text-around"] -> "{T}";
    "{P} eu-1" => Pin ["text-around"] -> "{P}";
    "{P}\nab" => Pin ["text-around"] -> "{P}";
    "sha256:9ce8e7b1c544419141f0614930fd4164 7486c17b650e6af17da1bd182c3fab63" => Pin ["pin-space"] -> "{P}";
    "{P} SHA256:{H} sha256:9ce8" => Pin ["pin-length"];
    "sha256:9ce8e7b1c544419141f0614930fd4164..." => Pin ["pin-truncated"];
    "sha256:..." => Pin ["pin-truncated"];
    "sha256:…" => Pin ["pin-truncated"];
    "sha256:****" => Pin ["pin-truncated"];
    "sha256:••••" => Pin ["pin-truncated"];
    "sha256:xxxxxxxx" => Pin ["pin-truncated"];
    "sha256: {H}" => Pin ["pin-no-colon"] -> "{P}";
    "sha256:9ce8e7b1c544419141fO614930fd41647486c17b650e6af17da1bd182c3fab63" => Pin ["pin-digit"] -> "{P}";
    "sha256:9ce8e7blc544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63" => Pin ["pin-digit"] -> "{P}";
    "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fabz3" => Pin ["pin-digit"];
    "sha256:9ce8e7b1c544419141f0614930fd4164\n7486c17b650e6af17da1bd182c3fab63" => Pin ["pin-space"] -> "{P}";
    "sha256:{{.Values.hash}}" => Pin ["command-placeholder"];
    "sha256:HASH\n" => Pin ["command-placeholder", "surrounding-space"] -> "sha256:HASH";
    "sha256:hash-of-the-ca" => Pin ["pin-malformed"];
    "sha1:9ce8e7b1c544419141f0614930fd41647486c17b" => Pin ["pin-other-hash"];
    "SHA256 Fingerprint=9C:E8:E7:B1:C5:44:41:91:41:F0:61:49:30:FD:41:64:74:86:C1:7B:65:0E:6A:F1:7D:A1:BD:18:2C:3F:AB:63"
        => Pin ["pin-fingerprint"];
    "9C:E8:E7:B1:C5:44:41:91:41:F0:61:49:30:FD:41:64:74:86:C1:7B" => Pin ["pin-fingerprint"];
    "{P},{P}" => Pin [];
    "--discovery-token-ca-cert-hash={P},sha256:{H},{P}" => Pin ["token-prefix"] -> "{P},{P},{P}";
    "{P}, {H}" => Pin ["surrounding-space", "pin-no-prefix"] -> "{P},{P}";
    "{P},sha256:9ce8" => Pin ["pin-length"];
    // Endpoints.
    "karmada.example.com:5443" => Endpoint [];
    "https://karmada.example.com:5443" => Endpoint [];
    "https://https://karmada.example.com:5443" => Endpoint ["endpoint-scheme-twice"]
        -> "https://karmada.example.com:5443";
    "http://karmada.example.com:5443" => Endpoint ["endpoint-http"];
    "https://karmada.example.com" => Endpoint ["endpoint-no-port"];
    "https://karmada.example.com:5443/apis/x" => Endpoint ["endpoint-path"] -> "https://karmada.example.com:5443";
    "https://user@karmada.example.com:5443" => Endpoint ["endpoint-malformed"];
    "https://karmada.example.com:99999" => Endpoint ["endpoint-malformed"];
    "https://karmada-apiserver.karmada-system.svc.cluster.local:5443" => Endpoint ["endpoint-internal"];
    "localhost:5443" => Endpoint ["endpoint-internal"];
    "https://127.0.0.1:5443" => Endpoint ["endpoint-internal"];
    "karmada-apiserver:5443" => Endpoint ["endpoint-short-name"];
    "10.10.x.x:32443" => Endpoint ["endpoint-placeholder"];
    "[2001:db8::1]:5443" => Endpoint [];
    "ftp://karmada.example.com" => Endpoint ["endpoint-malformed"];
    "kubectl get secrets" => Unknown ["unknown"];
}
