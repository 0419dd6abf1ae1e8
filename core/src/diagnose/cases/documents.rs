//! Kubeconfigs, cluster-info, and YAML that can't be read.

super::cases! {
    // YAML and JSON as such.
    "apiVersion: v1\nkind: Secret\nmetadata: {name: [\n" => OtherDocument ["document-syntax"];
    "apiVersion: v1\nkind: Secret\nkind: Secret\n" => OtherDocument ["document-syntax"];
    "apiVersion: v1\nkind: Secret\nmetadata:\n\tname: x\n" => OtherDocument ["document-tab", "document-syntax"];
    "apiVersion: v1\nkind: Secret\nmetadata:\n\u{a0}\u{a0}name: x\n namespace: y\n"
        => OtherDocument ["no-break-space", "document-syntax"]
        -> "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n namespace: y\n";
    "{\"kind\": \"Secret\", \"data\": {" => OtherDocument ["document-syntax"];
    "kind: Pod\napiVersion: v1\n" => OtherDocument ["document-other-object"];
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n" => OtherDocument ["document-other-object"];
    "apiVersion: kubeadm.k8s.io/v1beta4\nkind: JoinConfiguration\n" => OtherDocument ["document-other-object"];
    "---\n" => OtherDocument ["document-empty-list"];
    // Values that are no objects.
    "{\"token\":\"{T}\"}" => Token ["text-around", "text-around"] -> "{T}";
    "[\"{T}\"]" => Token ["text-around", "text-around"] -> "{T}";
    "[“q7zk2m.x9c4\u{200b}v8n1b6m3w5tr”]"
        => Token ["text-around", "smart-quote", "invisible-character", "smart-quote", "text-around"] -> "{T}";
    "[\"karmadactl\",\"register\",\"k.example.com:5443\",\"--token\",\"{T}\"]" => Token ["text-around", "text-around"] -> "{T}";
    "{\"a\": 1} b" => OtherDocument ["document-syntax"];
    "{\"a\": 1}\n{\"b\": [2}" => OtherDocument ["document-syntax"];
    "[\"a\", \"b\"]" => OtherDocument ["document-other-object"];
    "---\n{T}\n---\nr8yl3n.w0d5u9o2c7n4v6sq\n" => Token ["several-tokens"];
    "kind: List\nitems: [a, 5]\n" => SecretList ["document-other-object", "document-other-object"];
    // Several of other kinds.
    "kind: Config\nclusters: []\n---\nkind: ConfigMap\nmetadata: {name: cluster-info, namespace: kube-public}\ndata: {}\n"
        => Kubeconfig ["kubeconfig-no-clusters", "cluster-info-no-kubeconfig", "cluster-info-unsigned"];
    "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"cluster-info\"}}\n{\"kind\":\"Pod\"}"
        => ClusterInfo ["cluster-info-no-kubeconfig", "cluster-info-unsigned", "document-other-object"];
    // What kubectl prints for people.
    "Name:         bootstrap-token-q7zk2m\nNamespace:    kube-system\nType:  bootstrap.kubernetes.io/token\n\nData\n====\n\
     auth-extra-groups:  47 bytes\ntoken-id:           6 bytes\ntoken-secret:       16 bytes\n" => Secret ["document-described"];
    "token-id:      6 bytes\ntoken-secret:  16 bytes\n" => Secret ["document-described"];
    "Name:         cluster-info\nNamespace:    kube-public\n\nData\n====\nkubeconfig:\n----\napiVersion: v1\nclusters:\n\
     - cluster:\n    server: https://k.example.com:5443\n" => ClusterInfo ["document-described"];
    "Name:  x\n\nData\n====\nconfig.yaml:\n----\napiVersion: v1\n" => OtherDocument ["document-described"];
    "secret/bootstrap-token-q7zk2m created" => TokenId ["secret-named"];
    "NAME                     TYPE                            DATA   AGE\n\
     bootstrap-token-q7zk2m   bootstrap.kubernetes.io/token   6      5m\n" => TokenId ["secret-named"];
    // Of tokens, with none in it.
    "secret/bootstrap-tokens created" => Unknown ["nothing-to-check"];
    "bootstrap token \"q7zk2m\" deleted" => Unknown ["nothing-to-check"];
    "kubeadm token delete q7zk2m" => Unknown ["nothing-to-check"];
    "{G}" => Unknown ["nothing-to-check"];
    "csr-6vx2p   11s   kubernetes.io/kube-apiserver-client   system:bootstrap:q7zk2m   365d   Pending" => Unknown ["nothing-to-check"];
    "secret/db-password created" => Unknown ["unknown"];
    // Kubeconfigs.
    "kind: Config\nclusters: []\n" => Kubeconfig ["kubeconfig-no-clusters"];
    "kind: Config\nclusters: [{name: a, cluster: {server: 'https://k.example.com:5443'}}]\n"
        => Kubeconfig ["kubeconfig-no-current-context", "kubeconfig-no-ca"];
    "kind: Config\ncurrent-context: x\nclusters: [{name: a, cluster: {server: 'https://k.example.com:5443'}}]\n"
        => Kubeconfig ["kubeconfig-no-context", "kubeconfig-no-ca"];
    "kind: Config\ncurrent-context: x\ncontexts: [{name: x, context: {cluster: b}}]\n\
     clusters: [{name: a, cluster: {server: 'https://k.example.com:5443', certificate-authority: /ca.crt}}]\n"
        => Kubeconfig ["kubeconfig-no-cluster", "kubeconfig-ca-file"];
    "kind: Config\ncurrent-context: x\ncontexts: [{name: x, context: {cluster: a}}]\n\
     clusters: [{name: a, cluster: {certificate-authority-data: '%'}}]\n"
        => Kubeconfig ["kubeconfig-no-server", "kubeconfig-ca-base64"];
    "kind: Config\nclusters: [{name: '', cluster: {server: 'http://localhost:8080', insecure-skip-tls-verify: true}}]\n"
        => Kubeconfig ["kubeconfig-no-ca", "endpoint-http", "kubeconfig-insecure"];
    "kind: Config\nclusters: [{name: '', cluster: {server: 'https://karmada.svc:5443', certificate-authority-data: eA==}}]\n"
        => Kubeconfig ["endpoint-internal", "kubeconfig-ca-pem"];
    "clusters: [{name: '', cluster: {server: 'https://k.example.com:5443', certificate-authority-data: DATA+OMITTED}}]\n\
     users: [{name: u, user: {client-certificate-data: DATA+OMITTED, client-key-data: DATA+OMITTED, token: REDACTED}}]\n"
        => Kubeconfig ["kubeconfig-ca-omitted"];
    "clusters: [{name: '', cluster: {server: 'https://k.example.com', certificate-authority: ca.crt}}]\n\
     users: [{name: u, user: {token: secret}}]\n"
        => Kubeconfig ["endpoint-no-port", "kubeconfig-ca-file", "kubeconfig-credentials"];
    // cluster-info.
    "kind: ConfigMap\nmetadata: {name: cluster-info, namespace: kube-public}\ndata: {}\n"
        => ClusterInfo ["cluster-info-no-kubeconfig", "cluster-info-unsigned"];
    "kind: ConfigMap\nmetadata: {name: cluster-info, namespace: default}\n"
        => ClusterInfo ["cluster-info-no-kubeconfig", "cluster-info-unsigned", "cluster-info-name"];
    "kind: ConfigMap\ndata: {kubeconfig: '{', jws-kubeconfig-x: y}\n"
        => ClusterInfo ["cluster-info-kubeconfig-syntax", "cluster-info-signature-key"];
    "kind: ConfigMap\ndata: {kubeconfig: 'clusters: [{name: a}, {name: b}]', jws-kubeconfig-q7zk2m: a.b}\n"
        => ClusterInfo ["cluster-info-clusters", "cluster-info-signature-damaged"];
    "kind: ConfigMap\ndata: {kubeconfig: 'clusters: [{name: a, cluster: {server: \"https://k.svc:1\", certificate-authority: x}}]'}\n"
        => ClusterInfo ["cluster-info-unsigned", "endpoint-internal", "kubeconfig-no-ca"];
}
