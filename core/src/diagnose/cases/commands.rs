//! Register and join commands.

super::cases! {
    "{R} {F}" => RegisterCommand [];
    "kubectl karmada register k.example.com:5443 {F}" => RegisterCommand [];
    "$ sudo {R} {F}\n" => RegisterCommand [];
    "{R} \\\n  {F}" => RegisterCommand [];
    "{R} `\r\n  {F}" => RegisterCommand [];
    "{R} --token {T} {D} {P}" => RegisterCommand ["command-cluster-name-default"];
    "kubeadm join k.example.com:6443 --token {T} {D} {P}" => JoinCommand ["kubeadm-join"];
    "kubeadm join k.example.com:6443 --token {T} --discovery-token q7zk2n.x9c4v8n1b6m3w5tq {D} {P}"
        => JoinCommand ["kubeadm-join"];
    "kubeadm join k.example.com:6443 --token {T} --discovery-token q7zk2n.x9c4v8n1b6m3w5 {D} {P}"
        => JoinCommand ["kubeadm-join", "token-secret-length"];
    "kubeadm join --config join.yaml" => JoinCommand ["kubeadm-join"];
    // The program and its verb.
    "karmadactl join k.example.com:5443 {F}" => RegisterCommand ["join-for-register"] -> "{R} {F}";
    "karmadactl join eu-1 --cluster-kubeconfig=eu.config" => RegisterCommand ["command-push-mode"];
    "karmadactl regsiter k.example.com:5443 {F}" => RegisterCommand ["command-verb"] -> "{R} {F}";
    "karmadactl k.example.com:5443 {F}" => RegisterCommand ["command-verb"] -> "{R} {F}";
    "kubeadm register k.example.com:5443 --token {T} {D} {P}" => JoinCommand ["command-verb"];
    "karmadactl token create --print-register-command" => Unknown ["nothing-to-check"];
    "kubeadm token create {T}" => Token ["text-around"] -> "{T}";
    "Karmadactl register k.example.com:5443 {F}" => RegisterCommand ["command-program"] -> "{R} {F}";
    "sudo ./karmadctl register k.example.com:5443 --tokn {T} {D} {P} {C}"
        => RegisterCommand ["command-program", "command-unknown-flag"] -> "sudo ./{R} {F}";
    "- Karmadactl register k.example.com:5443 {F}" => RegisterCommand ["command-program"] -> "- {R} {F}";
    "kubeadmn join k.example.com:6443 --token {T} {D} {P}" => JoinCommand ["command-program", "kubeadm-join"]
        -> "kubeadm join k.example.com:6443 --token {T} {D} {P}";
    "my-karmadactl register k.example.com:5443 {F}" => Token ["text-around", "text-around"];
    "docker run --rm karmada/karmadactl:v1.15 register k.example.com:5443 {F}" => RegisterCommand ["text-around"];
    "karmada/karmadactl@sha256:{H} register k.example.com:5443 {F}" => RegisterCommand [];
    // What stands around it.
    "Run this:\n{R} {F}" => RegisterCommand ["text-around"];
    "{R} {F} && echo done" => RegisterCommand ["command-trailing"];
    "{R} {F} 2>&1 | tee join.log" => RegisterCommand ["command-trailing"];
    "{R} {F}\nkubectl get clusters" => RegisterCommand ["command-trailing"];
    "请执行：{R} {F}" => RegisterCommand ["text-around"];
    "{R} {C} --token {T} {D} {P}。谢谢"
        => RegisterCommand ["full-width-character", "token-trailing-punctuation", "text-around"] -> "{R} {C} --token {T} {D} {P}";
    "```sh\n{R} {F}\n```" => RegisterCommand ["text-around", "command-trailing"];
    "(In member cluster)~# {R} {F}" => RegisterCommand [];
    // Between quotation marks.
    "ssh root@m \"{R} {F}\"" => RegisterCommand ["text-around"];
    "bash -c '{R} --token \"{T}\" {D} {P} {C}' && echo done" => RegisterCommand ["text-around", "command-trailing"];
    "command = \"{R} {F}\"" => RegisterCommand ["text-around"];
    "command: \"{R} {F}\"\n" => RegisterCommand ["text-around"];
    "Run `{R} {F}`." => RegisterCommand ["text-around", "command-trailing"];
    "\"karmadactl\" register k.example.com:5443 {F}" => RegisterCommand [];
    // The shell.
    "{R} --token '{T} {D} {P}"
        => RegisterCommand ["command-quote", "not-a-token", "command-pin-missing", "command-cluster-name-default"];
    "{R} {C} --token $TOKEN {D} {P}" => RegisterCommand ["command-variable"];
    "karmadactl register ${KARMADA_APISERVER} {C} --token {T} {D} {P}" => RegisterCommand ["command-variable"];
    "{R} --cluster-name=<CLUSTER_NAME> --token=<TOKEN> {D}={P}"
        => RegisterCommand ["command-placeholder", "command-placeholder"];
    "{R}\n{F}" => RegisterCommand ["command-line-break"] -> "{R} {F}";
    "{R} {C} {D} {P} --token q7zk2m.x9c4\nv8n1b6m3w5tr"
        => RegisterCommand ["command-line-break"]
        -> "{R} {C} {D} {P} --token {T}";
    "{R} --token {T} --discovery-token-ca-ce\nrt-hash {P} {C}" => RegisterCommand ["command-line-break"] -> "{R} {F}";
    "{R} --token {T} --discovery-token\n-ca-cert-hash {P} {C}" => RegisterCommand ["command-line-break"] -> "{R} {F}";
    "karmadactl register k.exam\nple.com:5443 --tok\nen {T} {D} \n{P} {C}"
        => RegisterCommand ["command-line-break", "command-line-break", "command-line-break"] -> "{R} {F}";
    "{R} -token {T} \n-discovery-token-ca-cert-hash {P}\n-n karmada\n-agents {C}"
        => RegisterCommand ["command-single-dash", "command-line-break", "command-single-dash", "command-line-break", "command-cluster-name-default", "command-trailing"]
        -> "{R} --token {T} {D} {P} -n karmada\n-agents {C}";
    "{R} \\ --token {T} \\   {D} {P} {C}" => RegisterCommand ["command-lines-joined", "command-lines-joined"] -> "{R} {F}";
    "{R}\\ --token {T} ` {D} {P} {C}" => RegisterCommand ["command-lines-joined", "command-lines-joined"] -> "{R} {F}";
    "karmadactl register \\ k.example.com:5443 {F} \\ " => RegisterCommand ["command-lines-joined", "command-lines-joined"]
        -> "{R} {F} ";
    "{R} \\ \n{F}" => RegisterCommand ["command-space-after-backslash"]
        -> "{R} \\\n{F}";
    "{R} \\\r\n{F}" => RegisterCommand ["command-carriage-return"]
        -> "{R} \\\n{F}";
    "{R} —token {T} –discovery-token-ca-cert-hash {P} {C}" => RegisterCommand ["smart-dash", "smart-dash"] -> "{R} {F}";
    "{R} --token “{T}” {D} {P} {C}"
        => RegisterCommand ["smart-quote", "smart-quote"]
        -> "{R} --token \"{T}\" {D} {P} {C}";
    "karmadactl\u{a0}register k.example.com:5443 {F}" => RegisterCommand ["no-break-space"] -> "{R} {F}";
    "{R}\u{200b} {F}" => RegisterCommand ["invisible-character"] -> "{R} {F}";
    // Flags.
    "{R} --tokn {T} {D} {P} {C}"
        => RegisterCommand ["command-unknown-flag"] -> "{R} {F}";
    "{R} --token {T} {D}es {P} {C}"
        => RegisterCommand ["command-unknown-flag"] -> "{R} {F}";
    "{R} --token {T} {D} {P} --cluster_name eu-1"
        => RegisterCommand ["command-unknown-flag"] -> "{R} {F}";
    "{R} -token {T} {D} {P} {C}"
        => RegisterCommand ["command-single-dash"] -> "{R} {F}";
    "{R} --discovery-token Q7ZK2M.x9c4v8n1b6m3w5tr {D} {P} {C}"
        => RegisterCommand ["command-unknown-flag", "token-upper-case"] -> "{R} {F}";
    "karmadactl register --dry_run k.example.com:5443 {F}" => RegisterCommand ["command-unknown-flag", "command-dry-run"]
        -> "karmadactl register --dry-run k.example.com:5443 {F}";
    "{R} {F} --karmada-server=x" => RegisterCommand ["command-unknown-flag"];
    "{R} {C} {D} {P} --token" => RegisterCommand ["command-value-missing"];
    "{R} {F} --dry-run=yes" => RegisterCommand ["command-switch"];
    "{R} {F} --dry-run" => RegisterCommand ["command-dry-run"];
    "{R} {F} --cert-expiration-seconds=1y" => RegisterCommand ["command-number"];
    "{R} {F} --cert-expiration-seconds=599" => RegisterCommand ["command-number"];
    "{R} {F} --cert-expiration-seconds=600" => RegisterCommand [];
    "{R} {F} --cert-expiration-seconds=31536000" => RegisterCommand [];
    "{R} {F} --cert-expiration-seconds=31536001" => RegisterCommand ["command-certificate-long"];
    "{R} {F} --ca-cert-path=/etc/karmada/pki/ca.crt" => RegisterCommand ["command-old-flag"];
    "{R} --ca-cert-path ca.crt {F}" => RegisterCommand ["command-old-flag"];
    "{R} --token {T} {D} {P} --cluster-name EU_1" => RegisterCommand ["command-name"] -> "{R} {F}";
    "{R} -n Karmada! {F}" => RegisterCommand ["command-name"];
    "{R} --proxy-server-address proxy:3128 {F}" => RegisterCommand ["command-proxy-address"];
    "{R} --karmada-agent-image Karmada/agent {F}" => RegisterCommand ["command-agent-image"];
    "{R} --kubeconfig /etc/karmada/karmada-apiserver.config {F}"
        => RegisterCommand ["command-control-plane-kubeconfig"];
    // The endpoint.
    "karmadactl register https://k.example.com:5443 {F}" => RegisterCommand ["endpoint-scheme"] -> "{R} {F}";
    "karmadactl register https://https://k.example.com:5443/ {F}"
        => RegisterCommand ["endpoint-scheme-twice", "endpoint-path"] -> "{R} {F}";
    "karmadactl register https://k.example.com:5443/k8s/clusters/x {F}"
        => RegisterCommand ["endpoint-scheme", "endpoint-path"] -> "{R} {F}";
    "karmadactl register http://k.example.com:5443 {F}" => RegisterCommand ["endpoint-http"];
    "karmadactl register k.example.com {F}" => RegisterCommand ["endpoint-no-port"];
    "kubeadm join 10.0.0.5 --token {T} {D} {P}" => JoinCommand ["kubeadm-join", "endpoint-port-missing"]
        -> "kubeadm join 10.0.0.5:443 --token {T} {D} {P}";
    "kubeadm join https://k.example.com/ --token {T} {D} {P}"
        => JoinCommand ["kubeadm-join", "endpoint-scheme", "endpoint-path", "endpoint-port-missing"]
        -> "kubeadm join k.example.com:443 --token {T} {D} {P}";
    "karmadactl register karmada-apiserver.karmada-system.svc:5443 {F}" => RegisterCommand ["endpoint-internal"];
    "karmadactl register localhost:5443 {F}" => RegisterCommand ["endpoint-internal"];
    "karmadactl register eu-1 {F}" => RegisterCommand ["endpoint-short-name", "endpoint-no-port"];
    "karmadactl register 10.10.x.x:32443 {F}" => RegisterCommand ["endpoint-placeholder"];
    "karmadactl register {F}" => RegisterCommand ["command-endpoint-missing"];
    "{R} eu-1 {F}" => RegisterCommand ["command-second-endpoint"];
    // The token.
    "{R} {C} {D} {P}" => RegisterCommand ["command-token-missing"];
    "{R} {T} {D} {P} {C}" => RegisterCommand ["command-token-missing"] -> "{R} {F}";
    "{R} --token r8yl3n.w0d5u9o2c7n4v6sq {F}" => RegisterCommand ["command-token-twice"];
    "{R} --token Q7ZK2M.X9C4V8N1B6M3W5TR {D} {P} {C}"
        => RegisterCommand ["token-upper-case"] -> "{R} {F}";
    "{R} --token q7zk2m,x9c4v8n1b6m3w5tr {D} {P} {C}"
        => RegisterCommand ["token-separator"] -> "{R} {F}";
    "{R} --token q7zk2m.x9c4v8… {D} {P} {C}"
        => RegisterCommand ["token-truncated"];
    "{R} --token q7zk2m.x9c4 v8n1b6m3w5tr {D} {P} {C}" => RegisterCommand ["token-inner-space"] -> "{R} {F}";
    "{R} --token abcdef.0123456789abcdef {D} {P} {C}"
        => RegisterCommand ["token-example"];
    // What karmadactl init prints at its end, to everybody.
    "kubectl karmada register 172.18.0.5:5443 --token t8xfio.640u9gp9obc72v5d {D} sha256:9cfa542ff48f43793d1816b1dd0a78ad574e349d8f6e005e6e32e8ab528e4244 {C}"
        => RegisterCommand ["token-example", "token-example"];
    "{R} --token **** {D} {P} {C}" => RegisterCommand ["command-placeholder"];
    "{R} --token xxxxxx {D} {P} {C}" => RegisterCommand ["command-placeholder"];
    "{R} --token ... {D} {P} {C}" => RegisterCommand ["command-placeholder"];
    "{R} --token q7zk2m... {D} {P} {C}" => RegisterCommand ["token-truncated"];
    "{R} --token secret {D} {P} {C}"
        => RegisterCommand ["token-id-alone", "not-a-token"];
    "{R} --token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln {D} {P} {C}"
        => RegisterCommand ["jwt"];
    // Pins.
    "{R} {C} --token {T}" => RegisterCommand ["command-pin-missing"];
    "{R} {C} --token {T} --discovery-token-unsafe-skip-ca-verification"
        => RegisterCommand ["command-pin-skipped"];
    "{R} {D} {P} {F}" => RegisterCommand ["command-pin-twice"];
    "{R} --token {T} {D} {H} {C}" => RegisterCommand ["pin-no-prefix"] -> "{R} {F}";
    "{R} --token {T} {D} sha256{H} {C}" => RegisterCommand ["pin-no-colon"] -> "{R} {F}";
    "{R} --token {T} {D} sha256:abc {C}" => RegisterCommand ["pin-length"];
    "{R} --token {T} {D} **** {C}" => RegisterCommand ["command-placeholder"];
    "{R} --token {T} {D} sha256:... {C}" => RegisterCommand ["pin-truncated"];
    "{R} --token {T} {D} {P},ca.crt {C}" => RegisterCommand ["pin-malformed"];
    "{R} --token {T} {D} sha256:9ce8e7b1c544 419141f0614930fd41647486c17b650 e6af17da1bd182c3fab63 {C}"
        => RegisterCommand ["pin-space", "pin-space"] -> "{R} {F}";
    "{R} --token {T} {D} sha256:9ce8e7b1c544419141f0614930fd41647486c17b650 {C}" => RegisterCommand ["pin-length"];
    "{R} --token {T} {P} {C}" => RegisterCommand ["command-pin-missing"] -> "{R} {F}";
}
