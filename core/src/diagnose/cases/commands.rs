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
    "karmadactl unregister eu-1 --cluster-kubeconfig=member.config" => RegisterCommand ["command-removes"];
    "kubectl karmada unregister eu-1" => RegisterCommand ["command-removes"];
    "karmadactl unjoin eu-1" => RegisterCommand ["command-removes"];
    "karmadactl unregister k.example.com:5443 {F}" => RegisterCommand ["command-verb"];
    "karmadactl deregister eu-1" => Unknown ["nothing-to-check"];
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
    "kubectl register k.example.com:5443 {F}" => RegisterCommand ["command-program"] -> "{R} {F}";
    "karmada register k.example.com:5443 {F}" => RegisterCommand ["command-program"] -> "{R} {F}";
    "k karmada register k.example.com:5443 {F}" => RegisterCommand [];
    "k karmada register k.example.com:5443 --token {T} {D} sha256:9ce8 {C}" => RegisterCommand ["pin-length"];
    "kubectl join k.example.com:6443 --token {T}" => Token ["text-around"] -> "{T}";
    // What stands around it.
    "Run this:\n{R} {F}" => RegisterCommand ["text-around"];
    "{R} {F} && echo done" => RegisterCommand ["command-trailing"];
    "{R} {F} 2>&1 | tee join.log" => RegisterCommand ["command-trailing"];
    "{R} {F}\nkubectl get clusters" => RegisterCommand ["command-trailing"];
    "请执行：{R} {F}" => RegisterCommand ["text-around"];
    "{R} {C} --token {T} {D} {P}。谢谢"
        => RegisterCommand ["full-width-character", "token-trailing-punctuation", "text-around"] -> "{R} {C} --token {T} {D} {P}";
    "请执行 {R} {F}，然后等待" => RegisterCommand ["text-around", "command-trailing"];
    "{R} {F} --karmada-agent-image=karmada/agent:v1." => RegisterCommand [];
    "Please run {R} {F}. Then wait." => RegisterCommand ["text-around", "command-trailing"];
    "{R} {C} {D} {P} --token q7zk2m. x9c4v8n1b6m3w5tr" => RegisterCommand ["token-inner-space"] -> "{R} {C} {D} {P} --token {T}";
    "karmadactl register k.example.com. --token {T}, {D} {P} {C}" => RegisterCommand ["endpoint-no-port", "token-trailing-punctuation"]
        -> "karmadactl register k.example.com. --token {T} {D} {P} {C}";
    "**{R} {F}**" => RegisterCommand ["text-around", "command-trailing"];
    "**kubeadm join k.example.com:6443 --token **** {D} sha256:****" => JoinCommand ["text-around", "kubeadm-join", "command-placeholder", "pin-truncated"];
    "{code}{R} {F}{code}" => RegisterCommand ["text-around", "command-trailing"];
    "<p><code>{R} {F}</code></p>" => RegisterCommand ["command-trailing"];
    "```sh\n{R} {F}\n```" => RegisterCommand ["text-around", "command-trailing"];
    "(In member cluster)~# {R} {F}" => RegisterCommand [];
    // Between quotation marks.
    "ssh root@m \"{R} {F}\"" => RegisterCommand ["text-around"];
    "ssh root@m \"sudo {R} {F}\"" => RegisterCommand ["text-around"];
    "time=\"2026-12-01T03:00:00Z\" msg=\"running {R} {F}\"\ntime=\"2026-12-01T03:00:01Z\"" => RegisterCommand ["command-trailing"];
    "echo \"a\nb\"; {R} --token \"{T}\" {D} {P} {C}" => RegisterCommand ["text-around"];
    "bash -c '{R} --token \"{T}\" {D} {P} {C}' && echo done" => RegisterCommand ["text-around", "command-trailing"];
    "command = \"{R} {F}\"" => RegisterCommand ["text-around"];
    "command: \"{R} {F}\"\n" => RegisterCommand ["text-around"];
    "Run `{R} {F}`." => RegisterCommand ["text-around", "command-trailing"];
    "\"karmadactl\" register k.example.com:5443 {F}" => RegisterCommand [];
    // In JSON.
    "\"{R} --token {T} \\\\\\n\\t{D} {P} {C} \"" => RegisterCommand ["text-around"];
    "\"{R} {F}\\n\"" => RegisterCommand ["text-around"];
    "\"msg\": \"Now run:\\n\\nkubeadm join k.example.com:6443 --token {T} \\\\\\n\\t{D} {P} \\n\\nBye\""
        => JoinCommand ["text-around", "kubeadm-join", "command-trailing"];
    "\"{R} --tokn Q7ZK2M.x9c4v8n1b6m3w5tr \\\\ \\n{D} {P} {C}\\n\""
        => RegisterCommand ["text-around", "command-unknown-flag", "token-upper-case", "command-space-after-backslash"]
        -> "\"{R} --token {T} \\\\\\n{D} {P} {C}\\n\"";
    "{\"cmd\": \"{R} {F}\"}" => RegisterCommand ["text-around", "command-trailing"];
    "{\"cmd\": \"{R} {C} --token {T} {D} sha256:9ce8\"}" => RegisterCommand ["text-around", "pin-length", "command-trailing"];
    "{\"stdout\": \"{R} \\\\\\n{F}\\n\"}" => RegisterCommand ["text-around", "command-trailing"];
    "{\"kind\": \"Pod\", \"cmd\": \"{R} {F}\"}" => OtherDocument ["document-other-object"];
    "\"C:\\new\\karmadactl.exe\" register k.example.com:5443 {F}" => RegisterCommand [];
    // The shell.
    "{R} --token '{T} {D} {P}"
        => RegisterCommand ["command-quote", "not-a-token", "command-pin-missing", "command-cluster-name-default"];
    "{R} {C} --token $TOKEN {D} {P}" => RegisterCommand ["command-variable"];
    "karmadactl register ${KARMADA_APISERVER} {C} --token {T} {D} {P}" => RegisterCommand ["command-variable"];
    "TOKEN={T}\nexport HASH={P}\n{R} {C} --token $TOKEN {D} \"${HASH}\"" => RegisterCommand ["text-around"];
    "TOKEN={T} {R} {C} --token $TOKEN {D} {P}" => RegisterCommand ["command-variable"];
    "MY_TOKEN={T} --token=x\n{R} {C} --token $TOKEN {D} $token" => RegisterCommand ["command-variable", "command-variable"];
    "A=\n{R} {C} --token $(a) {D} {P}" => RegisterCommand ["command-variable"];
    "{R} --cluster-name=<CLUSTER_NAME> --token=<TOKEN> {D}={P}"
        => RegisterCommand ["command-placeholder", "command-placeholder"];
    // Templates, and words that a person was to replace.
    "karmadactl register {{ .Values.endpoint }} --token {{.Values.token}} {D} sha256:{{.Values.hash}} {C}"
        => RegisterCommand ["command-placeholder", "command-placeholder", "command-placeholder"];
    "kubeadm join \"{{ api }}:6443\" --token \"{{ token }}\" {D} 'sha256:{{ hash }}'"
        => JoinCommand ["kubeadm-join", "command-placeholder", "command-placeholder", "command-placeholder"];
    "karmadactl register %ENDPOINT% --token %TOKEN% {D} %HASH% --cluster-name %NAME%"
        => RegisterCommand ["command-placeholder", "command-placeholder", "command-placeholder", "command-placeholder"];
    "karmadactl register your-apiserver:32443 --token your-token {D} sha256:your-hash {C}"
        => RegisterCommand ["command-placeholder", "command-placeholder", "command-placeholder"];
    "{R} --token TOKEN {D} sha256:CA_CERT_HASH {C}" => RegisterCommand ["command-placeholder", "command-placeholder"];
    "{R} --token [REDACTED] {D} sha256:[REDACTED] {C}" => RegisterCommand ["command-placeholder", "command-placeholder"];
    "{R} --token ${{ secrets.TOKEN }} {D} {P} {C}" => RegisterCommand ["command-variable"];
    "{R} --token {token} {D} [hash] {C}" => RegisterCommand ["command-placeholder", "command-placeholder"];
    "{R} --token {{{T}}} {D} {P} {C}"
        => RegisterCommand ["token-quoted", "token-quoted"] -> "{R} {F}";
    "{R} --token [Q7ZK2M.x9c4v8n1b6m3w5tr] {D} {P} {C}"
        => RegisterCommand ["token-quoted", "token-upper-case", "token-quoted"] -> "{R} {F}";
    "karmadactl register [2001:db8::1]:5443 {F}" => RegisterCommand [];
    "karmadactl register [fd::a]:5443 {F}" => RegisterCommand [];
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
    // What a shell shows while it waits for the rest, and what a mail puts before each line.
    "[root@m ~]# {R} --token {T} \\\n>     {D} {P} \\\n> {C}" => RegisterCommand ["text-around", "text-around"]
        -> "[root@m ~]# {R} --token {T} \\\n{D} {P} \\\n{C}";
    "karmadactl register \\\n> k.example.com:5443 --token \\\n> {T} {D} {P} {C}" => RegisterCommand ["text-around", "text-around"]
        -> "karmadactl register \\\nk.example.com:5443 --token \\\n{T} {D} {P} {C}";
    "PS C:\\> {R} `\r\n>> {F}" => RegisterCommand ["text-around"] -> "PS C:\\> {R} `\r\n{F}";
    "> {R} \\\n>   {F}\n>\n> Thanks" => RegisterCommand ["text-around", "command-trailing"]
        -> "> {R} \\\n{F}\n>\n> Thanks";
    "> {R}\n> {F}" => RegisterCommand ["command-line-break"] -> "> {R} {F}";
    "{R} {F} \\\n  > join.log" => RegisterCommand ["command-trailing"];
    "{R} {F} \\\n>> /var/log/join.log" => RegisterCommand ["command-trailing"];
    "{R} —token {T} –discovery-token-ca-cert-hash {P} {C}" => RegisterCommand ["smart-dash", "smart-dash"] -> "{R} {F}";
    "{R} --token “{T}” {D} {P} {C}"
        => RegisterCommand ["smart-quote", "smart-quote"]
        -> "{R} --token \"{T}\" {D} {P} {C}";
    "karmadactl\u{a0}register k.example.com:5443 {F}" => RegisterCommand ["no-break-space"] -> "{R} {F}";
    // At the edges of the command, and beyond them.
    "\u{1b}[32mkarmadactl register\u{1b}[0m k.example.com:5443 {F}" => RegisterCommand ["control-character", "control-character"]
        -> "{R} {F}";
    "\u{1b}[200~sudo {R} {F}\u{1b}[201~\n" => RegisterCommand ["control-character", "control-character"] -> "sudo {R} {F}\n";
    "\u{feff}{R} {F}" => RegisterCommand ["invisible-character"] -> "{R} {F}";
    "{R} {F}\n\u{1b}[0m" => RegisterCommand ["control-character"] -> "{R} {F}\n";
    "Run this:\n\u{1b}[1m./{R} {F}\u{1b}[0m\nkubectl get nodes"
        => RegisterCommand ["text-around", "control-character", "control-character", "command-trailing"]
        -> "Run this:\n./{R} {F}\nkubectl get nodes";
    "\u{1b}[01;32mme@host\u{1b}[00m:\u{1b}[01;34m~\u{1b}[00m$ {R} {F}" => RegisterCommand [];
    "\u{1b}[1mRun this:\u{1b}[0m\n{R} {F}\n\u{1b}[31mkubectl\u{1b}[0m get nodes" => RegisterCommand ["text-around", "command-trailing"];
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
