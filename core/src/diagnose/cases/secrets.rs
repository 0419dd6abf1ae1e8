//! Secrets, one and many.

super::cases! {
    "{Y}" => Secret [];
    "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"bootstrap-token-q7zk2m\",\"namespace\":\"kube-system\"},\
      \"type\":\"bootstrap.kubernetes.io/token\",\"data\":{\"token-id\":\"cTd6azJt\",\"token-secret\":\"{S64}\",\
      \"expiration\":\"MjAyNi0xMi0wMVQwMDowMDowMFo=\",\"usage-bootstrap-authentication\":\"dHJ1ZQ==\",\
      \"usage-bootstrap-signing\":\"dHJ1ZQ==\",\
      \"auth-extra-groups\":\"c3lzdGVtOmJvb3RzdHJhcHBlcnM6a2FybWFkYTpkZWZhdWx0LWNsdXN0ZXItdG9rZW4=\"}}" => Secret [];
    // What it is and where.
    "apiVersion: v2\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-api-version"]
        -> "apiVersion: \"v1\"\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}";
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system}\n\
     type: Opaque\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-type"]
        -> "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system}\n\
     type: \"bootstrap.kubernetes.io/token\"\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}";
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: default}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-namespace"]
        -> "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: \"kube-system\"}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}";
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-namespace-missing"];
    "apiVersion: v1\nkind: Secret\nmetadata: {name: my-token, namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-name"]
        -> "apiVersion: v1\nkind: Secret\nmetadata: {name: \"bootstrap-token-q7zk2m\", namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}";
    "stringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["document-no-kind"];
    "token-id: {I}\ntoken-secret: {S}\n"
        => Secret ["document-no-kind", "secret-never-expires", "secret-usage-missing",
                   "secret-usage-missing", "secret-other-groups"];
    "kind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-api-version"];
    // One that is meant for something else, and one whose keys alone tell what it is meant for.
    "apiVersion: v1\nkind: Secret\nmetadata: {name: shop, namespace: shop}\ntype: kubernetes.io/tls\n\
     data: {tls.crt: '', description: ''}\n" => Secret ["secret-other-type"];
    "apiVersion: v1\nkind: Secret\nmetadata: {name: shop, namespace: kube-system}\ntype: Opaque\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}"
        => Secret ["secret-name", "secret-type"]
        -> "apiVersion: v1\nkind: Secret\nmetadata: {name: \"bootstrap-token-q7zk2m\", namespace: kube-system}\n\
     type: \"bootstrap.kubernetes.io/token\"\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}";
    // What it is copied with.
    "$ kubectl get secret -n kube-system bootstrap-token-q7zk2m -o yaml\n{Y}" => Secret ["text-around"];
    // With something before each line.
    "> token-id: {I}\n> token-secret: {S}\n> auth-extra-groups: {G}\n"
        => Secret ["document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing"];
    "Please look:\n> stringData:\n>   token-id: {I}\n>   token-secret: X9C4V8N1B6M3W5TR\n>   auth-extra-groups: {G}\n"
        => Secret ["text-around", "document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing", "secret-secret-malformed"]
        -> "Please look:\n> stringData:\n>   token-id: {I}\n>   token-secret: \"{S}\"\n>   auth-extra-groups: {G}\n";
    "diff --git a/t.yaml b/t.yaml\n--- /dev/null\n+++ b/t.yaml\n@@ -0,0 +1,3 @@\n+stringData:\n+  token-id: {I}\n+  token-secret: {S}\n"
        => Secret ["text-around", "document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing", "secret-other-groups"];
    "  9  stringData:\n 10    token-id: {I}\n 11    token-secret: {S}\n"
        => Secret ["document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing", "secret-other-groups"];
    "1:stringData:\n2:  token-id: {I}\n3:  token-secret: {S}\n"
        => Secret ["document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing", "secret-other-groups"];
    "$ cat <<EOF | kubectl apply -f -\n> stringData:\n>   token-id: {I}\n>   token-secret: {S}\n> EOF\n"
        => Secret ["text-around", "document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing", "secret-other-groups", "text-around"];
    "2 kind: a thing\n" => Unknown ["unknown"];
    // Each half with its name, in another form.
    "kubectl create secret generic bootstrap-token-{I} --from-literal=token-id={I} --from-literal=token-secret={S} -n kube-system"
        => Token ["text-around", "token-separator", "text-around"] -> "{T}";
    "data = {\n  \"token-id\"      = \"{I}\"\n  \"token-secret\"  = \"{S}\"\n}" => Token ["text-around", "token-separator", "text-around"]
        -> "{T}";
    "TOKEN_ID={I}\nTOKEN_SECRET={S}" => Token ["text-around", "token-separator"] -> "{T}";
    "Token ID: {I}\nToken secret: aaaaaaaaaaaaaaaa" => Token ["text-around", "token-separator", "token-weak"] -> "{I}.aaaaaaaaaaaaaaaa";
    "token-secret={S}; kubectl get secret bootstrap-token-{I}" => Token ["text-around"];
    "kubectl get secret bootstrap-token-{I} -o jsonpath='{.data.token-secret}'" => Unknown ["nothing-to-check"];
    "\"kind: Secret\\ndata:\\n  token-id: cTd6azJt\\n  token-secret: {S64}\\nname: bootstrap-token-{I}\"" => Unknown ["nothing-to-check"];
    "kubectl apply -f - <<EOF\n{M}stringData:\n{Vi}  token-secret: {S}X\n{Ve}{Vu}{Vg}EOF\n"
        => Secret ["text-around", "secret-secret-malformed", "text-around"];
    "cat <<-'EOF' | kubectl apply -f -\n{Y}EOF\n" => Secret ["text-around", "text-around"];
    "cat <<EOF>x.yaml\n{Y}EOF\nkubectl create -f x.yaml" => Secret ["text-around", "text-around", "text-around"];
    "kubectl apply -f - <<EOF\n{Y}" => Secret ["text-around"];
    "{Y}  description: a << b\n" => Secret [];
    "{Y}root@karmada:~# \n\n[me@karmada ~]$ \n" => Secret ["text-around", "text-around"];
    "```yaml\n{Y}```\n" => Secret [];
    "\u{feff}{Y}" => Secret [];
    // What stands after it.
    "Look:\n```yaml\n{Y}```\nDoes it work?\n- Bob: yes\n" => Secret ["text-around", "text-around", "text-around"];
    "{code:yaml}\n{Y}{code}\nThanks: all\n" => Secret ["text-around"];
    "{noformat}\n{Y}{noformat}" => Secret [];
    "```\n$ kubectl get secret -o yaml\n{Y}$\n```\nroot@a:~# \n" => Secret ["text-around", "text-around", "text-around"];
    "{Y}\nDoes this work?\n谢谢\n" => Secret ["text-around", "text-around"];
    "{Y}  description: |\n    ```\n    a\n" => Secret [];
    "{Y}  description: >\n   one\n   two words\n" => Secret [];
    // Its data alone, from the first key on.
    "auth-extra-groups: c3lzdGVtOmJvb3RzdHJhcHBlcnM6a2FybWFkYTpkZWZhdWx0LWNsdXN0ZXItdG9rZW4=\nexpiration: MjAyNi0xMi0wMVQwMDowMDowMFo=\n\
     token-id: cTd6azJt\ntoken-secret: {S64}\nusage-bootstrap-authentication: dHJ1ZQ==\nusage-bootstrap-signing: dHJ1ZQ==\n"
        => Secret ["document-no-kind"];
    // A secret that is covered.
    "{M}stringData:\n{Vi}  token-secret: ******\n{Ve}{Vu}{Vg}" => Secret ["token-masked"];
    "{M}stringData:\n{Vi}  token-secret: \"****\"\n{Ve}{Vu}{Vg}" => Secret ["token-masked"];
    "{M}data:\n  token-id: cTd6azJt\n  token-secret: <redacted>\nstringData:\n{Ve}{Vu}{Vg}" => Secret ["token-masked"];
    "{M}data:\n  token-id: cTd6azJt\n  token-secret: REDACTED\nstringData:\n{Ve}{Vu}{Vg}" => Secret ["token-masked"];
    // ID and secret.
    "{M}stringData:\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-id-missing"];
    "{M}stringData:\n  token-id: Q7ZK2M\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-id-malformed"]
        -> "{M}stringData:\n  token-id: \"q7zk2m\"\n{Vs}{Ve}{Vu}{Vg}";
    "{M}stringData:\n  token-id: aaaaaa\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-id-mismatch"];
    "{M}stringData:\n{Vi}{Ve}{Vu}{Vg}" => Secret ["secret-secret-missing"];
    "{M}stringData:\n{Vi}  token-secret: ''\n{Ve}{Vu}{Vg}" => Secret ["secret-secret-missing"];
    "{M}stringData:\n{Vi}  token-secret: X9C4V8N1B6M3W5TR\n{Ve}{Vu}{Vg}" => Secret ["secret-secret-malformed"]
        -> "{M}stringData:\n{Vi}  token-secret: \"{S}\"\n{Ve}{Vu}{Vg}";
    "{M}stringData:\n{Vi}  token-secret: short\n{Ve}{Vu}{Vg}" => Secret ["secret-secret-malformed"];
    "{M}stringData:\n{Vi}  token-secret: \"{S}\\n\"\n{Ve}{Vu}{Vg}" => Secret ["secret-line-break"]
        -> "{M}stringData:\n{Vi}  token-secret: \"{S}\"\n{Ve}{Vu}{Vg}";
    "{M}stringData:\n  token-id: |\n    q7zk2m\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-line-break"];
    "{M}stringData:\n{Vi}  token-secret: aaaaaaaaaaaaaaaa\n{Ve}{Vu}{Vg}" => Secret ["token-weak"];
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-07401b, namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n  token-id: 07401b\n  token-secret: f395accd246ae52d\n{Ve}{Vu}{Vg}"
        => Secret ["token-example"];
    // How values are written.
    "{M}data:\n  token-id: cTd6azJt\n  token-secret: eDljNHY4bjFiNm0zdzV0cgo=\nstringData:\n{Ve}{Vu}{Vg}"
        => Secret ["secret-line-break"]
        -> "{M}data:\n  token-id: cTd6azJt\n  token-secret: \"{S64}\"\nstringData:\n{Ve}{Vu}{Vg}";
    "{M}data:\n  token-id: cTd6azJt\n  token-secret: {S}\nstringData:\n{Ve}{Vu}{Vg}" => Secret ["secret-plain-in-data"]
        -> "{M}data:\n  token-id: cTd6azJt\n  token-secret: \"{S64}\"\nstringData:\n{Ve}{Vu}{Vg}";
    "{M}data:\n  token-id: cTd6azJt\n  token-secret: '%%'\nstringData:\n{Ve}{Vu}{Vg}" => Secret ["secret-not-base64"];
    "{M}stringData:\n{Vi}  token-secret: {S64}\n{Ve}{Vu}{Vg}" => Secret ["secret-encoded-in-string-data"]
        -> "{M}stringData:\n{Vi}  token-secret: \"{S}\"\n{Ve}{Vu}{Vg}";
    "{M}stringData:\n  token-id: 123456\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-not-text"]
        -> "{M}stringData:\n  token-id: \"123456\"\n{Vs}{Ve}{Vu}{Vg}";
    "{M}stringData:\n  token-id: 123e45\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-not-text"]
        -> "{M}stringData:\n  token-id: \"123e45\"\n{Vs}{Ve}{Vu}{Vg}";
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: true\n  usage-bootstrap-authentication: 'true'\n"
        => Secret ["secret-not-text"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: \"true\"\n  usage-bootstrap-authentication: 'true'\n";
    "{M}stringData:\n  token-id: [q7zk2m ]\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-nested"]
        -> "{M}stringData:\n  token-id: \"{I}\"\n{Vs}{Ve}{Vu}{Vg}";
    "{M}stringData:\n  token-id: {q7zk2m: x}\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-nested"];
    "{M}stringData:\n{Vi}{Vs}{Ve}  auth-extra-groups:\n  - system:bootstrappers:a\n  - {G}\n{Vu}" => Secret ["secret-nested"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}  auth-extra-groups: \"system:bootstrappers:a,{G}\"\n{Vu}";
    "{\"stringData\":{\"token-id\":\"{I}\",\"auth-extra-groups\" : [\"{G}\" , \"system:bootstrappers:a\"\n],\"token-secret\":\"{S}\"}}"
        => Secret ["document-no-kind", "secret-never-expires", "secret-usage-missing", "secret-usage-missing", "secret-nested"]
        -> "{\"stringData\":{\"token-id\":\"{I}\",\"auth-extra-groups\": \"{G},system:bootstrappers:a\",\"token-secret\":\"{S}\"}}";
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}  auth-extra-groups: [system:masters]\n" => Secret ["secret-nested"];
    "{M}x: &g [{G}]\nstringData:\n{Vi}{Vs}{Ve}{Vu}  auth-extra-groups: *g\n" => Secret ["secret-nested"];
    // Usages as YAML has truth values, and as Go reads them.
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: yes\n  usage-bootstrap-authentication: 1\n"
        => Secret ["secret-not-text", "secret-not-text"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: \"true\"\n  usage-bootstrap-authentication: \"true\"\n";
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: TRUE\n  usage-bootstrap-authentication: Off\n"
        => Secret ["secret-not-text", "secret-not-text"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: \"true\"\n  usage-bootstrap-authentication: \"false\"\n";
    "{M}data: {usage-bootstrap-signing: on}\nstringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-authentication: 'true'\n"
        => Secret ["secret-not-text"]
        -> "{M}data: {usage-bootstrap-signing: \"dHJ1ZQ==\"}\nstringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-authentication: 'true'\n";
    // Nothing is an empty text.
    "{M}stringData:\n  token-id:\n  token-secret: ~\n  expiration:\n  usage-bootstrap-signing:\n\
     \x20 usage-bootstrap-authentication: null\n  auth-extra-groups:\n"
        => Secret ["secret-secret-missing", "secret-never-expires", "secret-other-groups", "secret-id-malformed",
                   "secret-usage-value", "secret-usage-value"];
    "{M}data: {token-id: null}\nstringData:\n{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-id-malformed"]
        -> "{M}data: {token-id: \"cTd6azJt\"}\nstringData:\n{Vs}{Ve}{Vu}{Vg}";
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: }\n\
     type:\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-type", "secret-namespace-missing"];
    // What isn't looked at, and makes the API server refuse it all.
    "{M}data: {x: '%', y: gA==}\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}"
        => Secret ["secret-unknown-key", "secret-plain-in-data", "secret-unknown-key"]
        -> "{M}data: {x: \"JQ==\", y: gA==}\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}";
    "{M}data: {token-secret: gA==}\nstringData:\n{Vi}{Ve}{Vu}{Vg}" => Secret ["secret-secret-malformed"];
    "{M}data: []\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-field"];
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system, uid: 5, annotations: {a: 1},\n\
     creationTimestamp: today, managedFields: [{manager: [x]}, ~]}\ntype: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}"
        => Secret ["secret-field", "secret-field", "secret-field", "secret-field"];
    "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system, labels: {a: 1},\n\
     deletionTimestamp: 2026-11-24T06:00:00Z}\ntype: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}"
        => Secret ["secret-deleting"];
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}  token_idd: x\n" => Secret ["secret-unknown-key"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}  token-id: x\n";
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}  owner: me\n" => Secret ["secret-unknown-key"];
    "{M}data: {token-id: cTd6azJt}\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}" => Secret ["secret-key-twice"];
    // The rest.
    "{M}stringData:\n{Vi}{Vs}{Vu}{Vg}" => Secret ["secret-never-expires"];
    "{M}stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration: 2026-11-24T05:59:59Z\n" => Secret ["secret-expired"];
    "{M}stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration: tomorrow\n" => Secret ["secret-expiration"];
    "{M}stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration: 2026-12-01 00:00:00Z\n" => Secret ["secret-expiration"]
        -> "{M}stringData:\n{Vi}{Vs}{Vu}{Vg}  expiration: \"2026-12-01T00:00:00Z\"\n";
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: 'True'\n  usage-bootstrap-authentication: 'no'\n"
        => Secret ["secret-usage-value", "secret-usage-value"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: \"true\"\n  usage-bootstrap-authentication: \"false\"\n";
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vg}  usage-bootstrap-signing: 'false'\n"
        => Secret ["secret-usage-missing", "secret-usage-missing"];
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}" => Secret ["secret-other-groups"];
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}  auth-extra-groups: system:bootstrappers:kubeadm:default-node-token\n"
        => Secret ["secret-other-groups"];
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}  auth-extra-groups: system:masters\n" => Secret ["secret-group"];
    "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}  auth-extra-groups: 'system:bootstrappers:a, system:bootstrappers:b'\n"
        => Secret ["secret-group-space"]
        -> "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}  auth-extra-groups: \"system:bootstrappers:a,system:bootstrappers:b\"\n";
    // Masked, and copied by kubectl apply.
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: bootstrap-token-q7zk2m\n  namespace: kube-system\n  annotations:\n    \
     karmada-token/token-secret: well-formed\ntype: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Ve}{Vu}{Vg}"
        => Secret ["secret-masked"];
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: bootstrap-token-q7zk2m\n  namespace: kube-system\n  annotations:\n    \
     kubectl.kubernetes.io/last-applied-configuration: '{}'\ntype: bootstrap.kubernetes.io/token\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}"
        => Secret ["secret-last-applied"];
    // Several.
    "{Y}---\napiVersion: v1\nkind: Secret\nmetadata: {name: other, namespace: kube-system}\n"
        => SecretList ["secret-other-type"];
    "{Y}---\n{Y}" => SecretList ["secret-duplicate-name"];
    "kind: List\nitems:\n- {kind: Secret, type: Opaque, metadata: {name: a}}\n- {kind: ConfigMap, metadata: {name: b}}\n"
        => SecretList ["secret-other-type", "document-other-object"];
    "{Y}---\napiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap, namespace: kube-system}\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}"
        => SecretList ["secret-type", "secret-name"]
        -> "{Y}---\napiVersion: v1\nkind: Secret\nmetadata: {name: \"bootstrap-token-q7zk2m\", namespace: kube-system}\nstringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}";
    "{Y}---\nmetadata: {name: bootstrap-token-r8yl3n, namespace: kube-system}\ntype: bootstrap.kubernetes.io/token\n\
     stringData:\n  token-id: r8yl3n\n{Vs}{Ve}{Vu}{Vg}" => SecretList ["document-no-kind"];
    "{Y}---\napiVersion: v2\nkind: Secret\nmetadata: {name: bootstrap-token-r8yl3n, namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n  token-id: r8yl3n\n{Vs}{Ve}{Vu}{Vg}" => SecretList ["secret-api-version"]
        -> "{Y}---\napiVersion: \"v1\"\nkind: Secret\nmetadata: {name: bootstrap-token-r8yl3n, namespace: kube-system}\n\
     type: bootstrap.kubernetes.io/token\nstringData:\n  token-id: r8yl3n\n{Vs}{Ve}{Vu}{Vg}";
    "{\"kind\":\"SecretList\",\"items\":[{\"apiVersion\":\"v2\",\"type\":\"bootstrap.kubernetes.io/token\",\"stringData\":{\"token-id\":\"{I}\",\
      \"token-secret\":\"{S}\",\"expiration\":\"2026-12-01T00:00:00Z\",\"usage-bootstrap-signing\":\"true\",\
      \"usage-bootstrap-authentication\":\"true\",\"auth-extra-groups\":\"{G}\"},\"metadata\":{\"namespace\":\"kube-system\",\
      \"name\":\"bootstrap-token-q7zk2m\"}}]}" => SecretList ["secret-api-version"]
        -> "{\"kind\":\"SecretList\",\"items\":[{\"apiVersion\":\"v1\",\"type\":\"bootstrap.kubernetes.io/token\",\"stringData\":{\"token-id\":\"{I}\",\
      \"token-secret\":\"{S}\",\"expiration\":\"2026-12-01T00:00:00Z\",\"usage-bootstrap-signing\":\"true\",\
      \"usage-bootstrap-authentication\":\"true\",\"auth-extra-groups\":\"{G}\"},\"metadata\":{\"namespace\":\"kube-system\",\
      \"name\":\"bootstrap-token-q7zk2m\"}}]}";
    // As `kubectl get -o json` and `jq -c` print them, one after the other.
    "{\"kind\":\"Secret\",\"type\":\"Opaque\",\"data\":{\"}\":\"\"}}\n{\"kind\":\"Secret\",\"type\":\"Opaque\"}{\"kind\":\"Secret\",\"type\":\"a\\\"{\"}"
        => SecretList ["secret-other-type", "secret-other-type", "secret-other-type"];
    "{\"kind\":\"Secret\"}\n{\"kind\":" => OtherDocument ["document-syntax"];
    // A part of one, as `-o jsonpath={.data}` prints it.
    "{\"auth-extra-groups\":\"c3lzdGVtOmJvb3RzdHJhcHBlcnM6a2FybWFkYTpkZWZhdWx0LWNsdXN0ZXItdG9rZW4=\",\
      \"expiration\":\"MjAyNi0xMi0wMVQwMDowMDowMFo=\",\"token-id\":\"cTd6azJt\",\"token-secret\":\"{S64}\",\
      \"usage-bootstrap-authentication\":\"dHJ1ZQ==\",\"usage-bootstrap-signing\":\"dHJ1ZQ==\"}" => Secret ["document-no-kind"];
    "apiVersion: v1\nkind: SecretList\nitems: []\n" => SecretList ["document-empty-list"];
    "{\"kind\":\"SecretList\",\"items\":null}" => SecretList ["document-empty-list"];
    "[{\"metadata\":{\"name\":\"bootstrap-token-q7zk2m\"},\"type\":\"bootstrap.kubernetes.io/token\"}]"
        => SecretList ["secret-namespace-missing", "secret-id-missing", "secret-secret-missing", "secret-never-expires",
                       "secret-usage-missing", "secret-usage-missing", "secret-other-groups"];
}
