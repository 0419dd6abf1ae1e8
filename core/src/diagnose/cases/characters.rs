//! Characters within documents that only look like others, or like nothing.

super::cases! {
    // Where they are read, they are mended; YAML may take them for a part of the text.
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: ”true”\n  usage-bootstrap-authentication: “true”\n"
        => Secret ["smart-quote", "smart-quote", "smart-quote", "smart-quote"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: \"true\"\n  usage-bootstrap-authentication: \"true\"\n";
    "{M}stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration: ”2026-12-01T00:00:00Z”\n" => Secret ["smart-quote", "smart-quote"]
        -> "{M}stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration: \"2026-12-01T00:00:00Z\"\n";
    "{M}stringData:\n{Vi}  token-secret: x9c4v8n1\u{200b}b6m3w5tr\n{Ve}{Vu}{Vg}" => Secret ["invisible-character"] -> "{Y}";
    "{M}stringData:\n{Vi}  token-secret: x9с4v8n1b6m3w5tr\n{Ve}{Vu}{Vg}" => Secret ["lookalike-letter"]
        -> "{M}stringData:\n{Vi}  token-secret: \"{S}\"\n{Ve}{Vu}{Vg}";
    "{M}stringData:\n{Vi}  token-secret: x9с4\n{Ve}{Vu}{Vg}" => Secret ["lookalike-letter"];
    "token-id: q7zк2m\ntoken-secret: {S}\n"
        => Secret ["document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing",
                   "secret-other-groups", "lookalike-letter"]
        -> "token-id: \"{I}\"\ntoken-secret: {S}\n";
    "{M}stringData:\n  token-id:\u{a0}q7zk2m\n{Vs}{Ve}{Vu}{Vg}" => Secret ["no-break-space"] -> "{Y}";
    "{M}stringData:\n  token-id：{I}\n{Vs}{Ve}{Vu}{Vg}" => Secret ["full-width-character"] -> "{Y}";
    "apiVersion：v1\nkind：Secret\nmetadata：\n  namespace：kube-system\n  name：bootstrap-token-q7zk2m\ntype：bootstrap.kubernetes.io/token\n\
     stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration：2026-12-01T00：00：00Z\n"
        => Secret ["full-width-character", "full-width-character", "full-width-character", "full-width-character",
                   "full-width-character", "full-width-character", "full-width-character", "full-width-character", "full-width-character"]
        -> "apiVersion: v1\nkind: Secret\nmetadata:\n  namespace: kube-system\n  name: bootstrap-token-q7zk2m\ntype: bootstrap.kubernetes.io/token\n\
     stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration: 2026-12-01T00:00:00Z\n";
    "{M}stringData:\n  token-id： {I}\n{Vs}{Ve}{Vu}{Vg}" => Secret ["full-width-character"] -> "{Y}";
    "{M}stringData:\n\u{a0}\u{a0}token-id: {I}\n{Vs}{Ve}{Vu}{Vg}" => Secret ["no-break-space"] -> "{Y}";
    "{“kind”: “Pod”}" => OtherDocument ["smart-quote", "smart-quote", "smart-quote", "document-other-object", "smart-quote"]
        -> "{\"kind\": \"Pod\"}";
    "\u{1b}[34mapiVersion\u{1b}[0m: v1\n\u{1b}[34mkind\u{1b}[0m: Pod\n"
        => OtherDocument ["control-character", "control-character", "control-character", "control-character", "document-other-object"]
        -> "apiVersion: v1\nkind: Pod\n";
    "apiVersion: v1\u{200b}\nkind: Secret\nmetadata: {name: [\n" => OtherDocument ["invisible-character", "document-syntax"]
        -> "apiVersion: v1\nkind: Secret\nmetadata: {name: [\n";
    "kind: Config\nclusters: [{name: “上海”, cluster: {server: “https://k.example.com:5443”, certificate-authority: x}}]\ncurrent-context: “上海”\n\
     contexts: [{name: “上海”, context: {cluster: “上海”}}]\n" => Kubeconfig ["smart-quote", "smart-quote", "kubeconfig-ca-file"]
        -> "kind: Config\nclusters: [{name: “上海”, cluster: {server: \"https://k.example.com:5443\", certificate-authority: x}}]\ncurrent-context: “上海”\n\
     contexts: [{name: “上海”, context: {cluster: “上海”}}]\n";
    "{\"token-id\": \"q7zk2m\", \"description\": \"“a”\"}\n{\"token-secret\": \"x9c4v8n1\u{200b}b6m3w5tr\"}"
        => SecretList ["document-no-kind", "secret-secret-missing", "secret-never-expires", "secret-usage-missing", "secret-usage-missing",
                       "secret-other-groups", "document-no-kind", "secret-id-missing", "secret-never-expires", "secret-usage-missing",
                       "secret-usage-missing", "secret-other-groups", "invisible-character"]
        -> "{\"token-id\": \"q7zk2m\", \"description\": \"“a”\"}\n{\"token-secret\": \"{S}\"}";
    // Where a person may write as they like, they stay.
    "{Y}  description: “上海”的集群（临时）：\u{a0}一个月\n# 请勿删除：有用。\n" => Secret [];
    "{Y}  description: 给“上海”用\n" => Secret [];
    "请执行：\n{Y}" => Secret ["text-around"];
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}{Vu}  description: “a” – “b”\nx: ”true”\n" => Secret [];
    "{M}stringData:\n{Vi}{Vs}{Vg}{Vu}  description: “a” – “b”\n  expiration: 2026–12–01T00:00:00Z\n"
        => Secret ["smart-dash", "smart-dash"]
        -> "{M}stringData:\n{Vi}{Vs}{Vg}{Vu}  description: “a” – “b”\n  expiration: 2026-12-01T00:00:00Z\n";
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system, annotations: {note: “a”}}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret [];
}
