//! What register and join end with: as the programs print it, and as people have pasted it into issues.

super::cases! {
    // Each by itself.
    "error: couldn't validate the identity of the API Server: could not find a JWS signature in the cluster-info ConfigMap for token ID \"q7zk2m\""
        => ErrorMessage ["error-not-signed"];
    "error: couldn't validate the identity of the API Server: token id \"q7zk2m\" is invalid for this cluster or it has expired. Use \"karmadactl token create\" on the karmada-control-plane to create a new valid token"
        => ErrorMessage ["error-not-signed"];
    "failed to verify JWS signature of received cluster info object, can't trust this API Server" => ErrorMessage ["error-signature"];
    "failed to request the cluster-info ConfigMap: configmaps \"cluster-info\" not found" => ErrorMessage ["error-no-cluster-info"];
    "there is no kubeconfig key in the cluster-info ConfigMap. This API Server isn't set up for token bootstrapping, can't connect"
        => ErrorMessage ["error-no-cluster-info"];
    "configmaps \"cluster-info\" is forbidden: User \"system:anonymous\" cannot get resource \"configmaps\" in API group \"\" in the namespace \"kube-public\""
        => ErrorMessage ["error-not-public"];
    "error: couldn't validate the identity of the API Server: Unauthorized" => ErrorMessage ["error-unauthorized"];
    "couldn't validate the identity of the API Server: failed to request the cluster-info ConfigMap: Unauthorized"
        => ErrorMessage ["error-unauthorized"];
    "error: You must be logged in to the server (Unauthorized)" => ErrorMessage ["error-unauthorized"];
    "Error from server (Forbidden): certificatesigningrequests.certificates.k8s.io is forbidden: User \"system:bootstrap:q7zk2m\" cannot create resource \"certificatesigningrequests\" in API group \"certificates.k8s.io\" at the cluster scope"
        => ErrorMessage ["error-request-forbidden"];
    "tls: failed to verify certificate: x509: cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs"
        => ErrorMessage ["error-certificate-name"];
    "x509: certificate is not valid for any names, but wanted to match k.example.com" => ErrorMessage ["error-certificate-name"];
    "x509: certificate relies on legacy Common Name field, use SANs instead" => ErrorMessage ["error-certificate-name"];
    "x509: certificate signed by unknown authority" => ErrorMessage ["error-certificate-authority"];
    "x509: certificate has expired or is not yet valid: current time 2026-11-24T06:00:00Z is after 2026-11-01T00:00:00Z"
        => ErrorMessage ["error-certificate-expired"];
    "cluster CA found in cluster-info ConfigMap is invalid: none of the public keys \"{P}\" are pinned" => ErrorMessage ["error-pin"];
    "error: failed to register as cluster with name eu-1 already exists" => ErrorMessage ["error-name-taken"];
    "\t[ERROR]: karmada-system/karmada-kubeconfig Secret already exists\n\t[ERROR]: karmada-system/karmada-agent-sa ServiceAccount already exists"
        => ErrorMessage ["error-left-over"];
    "[ERROR]: karmada-system/karmada-agent Deployment already exists" => ErrorMessage ["error-left-over"];
    "[ERROR FileAvailable--etc-kubernetes-kubelet.conf]: /etc/kubernetes/kubelet.conf already exists" => ErrorMessage ["error-left-over"];
    "dial tcp: lookup https on 127.0.0.53:53: server misbehaving" => ErrorMessage ["error-unreachable"];
    "Unable to connect to the server: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)"
        => ErrorMessage ["error-unreachable"];
    "The connection to the server k.example.com:5443 was refused - did you specify the right host or port?"
        => ErrorMessage ["error-unreachable"];
    "Get \"https://k.example.com:5443/\": proxyconnect tcp: EOF" => ErrorMessage ["error-proxy"];
    "Get \"https://k.example.com:5443/\": Proxy Authentication Required" => ErrorMessage ["error-proxy"];
    "error: context deadline exceeded" => ErrorMessage ["error-timed-out"];
    "error: timed out waiting for the condition" => ErrorMessage ["error-timed-out"];
    "error: unknown flag: --discovery-token-ca-cert-hash\nSee 'karmadactl join --help' for usage." => ErrorMessage ["join-for-register"];
    "error: unknown flag: --token\nSee 'kubectl karmada join --help' for usage." => ErrorMessage ["join-for-register"];
    "error: unknown flag: --cluster-nam\nSee 'karmadactl register --help' for usage." => ErrorMessage ["command-unknown-flag"];
    "karmadactl join k.example.com:5443 {F}\nerror: unknown flag: --token\nSee 'karmadactl join --help' for usage."
        => RegisterCommand ["join-for-register", "command-trailing"]
        -> "{R} {F}\nerror: unknown flag: --token\nSee 'karmadactl join --help' for usage.";
    "error execution phase preflight: unable to fetch the kubeadm-config ConfigMap: failed to get config map: Unauthorized"
        => ErrorMessage ["error-unauthorized"];
    "[discovery] Failed to connect to API Server \"10.0.0.5:6443\": there is no JWS signed token in the cluster-info ConfigMap. This token id \"q7zk2m\" is invalid for this cluster, can't connect"
        => ErrorMessage ["error-not-signed"];
    "error: couldn't validate the identity of the API Server: could not find a JWS signature in the cluster-info ConfigMap for token ID \"t8xfio\""
        => ErrorMessage ["error-not-signed", "token-example"];
    "error: need to verify CACertHashes, or set --discovery-token-unsafe-skip-ca-verification=true" => ErrorMessage ["command-pin-missing"];
    "error: token is required" => ErrorMessage ["command-token-missing"];
    "error: invalid cluster name(Member_1): a lowercase RFC 1123 label must consist of lower case alphanumeric characters"
        => ErrorMessage ["error-name"];
    "error: Missing or incomplete configuration info.  Please point to an existing, complete config file:" => ErrorMessage ["error-no-kubeconfig"];
    "$ karmadactl token create --print-register-command\nerror: failed to get register command, err: no CA certificates found in kubeconfig"
        => ErrorMessage ["kubeconfig-no-ca"];
    "error: a token with id \"q7zk2m\" already exists" => ErrorMessage ["error-token-taken"];
    "Error from server (AlreadyExists): secrets \"bootstrap-token-q7zk2m\" already exists" => ErrorMessage ["error-token-taken"];
    "Error from server (NotFound): secrets \"bootstrap-token-q7zk2m\" not found" => ErrorMessage ["error-token-gone"];
    "Error from server (Forbidden): secrets \"bootstrap-token-q7zk2m\" is forbidden: User \"system:serviceaccount:default:x\" cannot get resource \"secrets\" in API group \"\" in the namespace \"kube-system\""
        => ErrorMessage ["error-secrets-forbidden"];
    "invalid discovery token CA certificate hash: unknown hash format \"md5\". Known format(s) are: sha256" => ErrorMessage ["pin-malformed"];
    "Get \"https://10.0.0.5:8080/\": http: server gave HTTP response to HTTPS client" => ErrorMessage ["error-not-tls"];
    "failed to run Kubelet: cannot create certificate signing request: Unauthorized" => ErrorMessage ["error-unauthorized"];
    "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\",\"code\":401}" => ErrorMessage ["error-unauthorized"];
    "couldn't validate the identity of the API Server: encoding/hex: odd length hex string" => ErrorMessage ["pin-malformed"];
    "couldn't validate the identity of the API Server: invalid public key hash, expected \"format:value\"" => ErrorMessage ["pin-malformed"];
    // What is said of something else.
    "forbidden: User \"system:anonymous\" cannot get path \"/\"" => Unknown ["unknown"];
    "certificatesigningrequests.certificates.k8s.io is forbidden: User \"bob\" cannot list resource \"certificatesigningrequests\"" => Unknown ["unknown"];
    "Error: INSTALLATION FAILED: timed out waiting for the condition" => Unknown ["unknown"];
    "error: wait for etcd-0 pod: timed out waiting for the condition" => Unknown ["unknown"];
    "error uploading crisocket: timed out waiting for the condition" => Unknown ["unknown"];
    "Error: this token is required here" => Unknown ["unknown"];
    "unknown hash format, says the library" => Unknown ["unknown"];
    // In JSON, in a log, and as mail wraps and quotes it.
    "{\"kind\":\"Status\",\"message\":\"configmaps \\\"cluster-info\\\" is forbidden: User \\\"system:anonymous\\\" cannot get resource\",\"code\":403}"
        => ErrorMessage ["error-not-public"];
    "{\"log\":\"error: couldn't validate the identity of the API Server: could not find a JWS signature in the cluster-info\\n\",\"stream\":\"stderr\"}"
        => ErrorMessage ["error-not-signed"];
    "{\"kind\":\"Status\",\"message\":\"pods \\\"x\\\" not found\"}" => OtherDocument ["document-other-object"];
    "Response Body: {\"kind\":\"Status\",\"message\":\"configmaps \\\"cluster-info\\\" is forbidden: User \\\"system:anonymous\\\" cannot get resource\"}"
        => ErrorMessage ["error-not-public"];
    "> error: couldn't validate the identity of the API Server: could not find\n> a JWS signature in the cluster-info ConfigMap for token ID \"q7zk2m\""
        => ErrorMessage ["error-not-signed"];
    // Several, cut by the terminal, typeset, and with what register says as it gives up.
    "W0213 15:23:17.273389    5584 cluster.go:191] Failed to retrieve cluster(cls-1). error: clusters.cluster.karmada.io \"cls-1\" is forbidde\nn: User \"system:karmada:agent:rbac-gen\nerator\" cannot get resource \"clusters\""
        => ErrorMessage ["error-rights-forbidden"];
    "configmaps “cluster-info” is forbidden: User “system:anonymous” cannot get resource" => ErrorMessage ["error-not-public"];
    "karmadactl register failed and started deleting the created resources\nerror: failed to register as cluster with name eu-1 already exists"
        => ErrorMessage ["error-name-taken"];
    "dial tcp 10.0.0.5:5443: i/o timeout\nx509: certificate signed by unknown authority\ndial tcp 10.0.0.5:5443: i/o timeout"
        => ErrorMessage ["error-unreachable", "error-certificate-authority"];
    // With the command in front.
    "./{R} {F}\n[preflight] Running pre-flight checks\n[prefligt] All pre-flight checks were passed\n\n\nerror: couldn't validate the identity of the API Server: configmaps \"cluster-info\" is forbidden: User \"system:anonymous\" cannot get resource \"configmaps\""
        => RegisterCommand ["error-not-public"];
    "# karmadactl register <master ip>:32443 {F}\n[preflight] Running pre-flight checks\nerror: couldn't validate the identity of the API Server: Get \"https://<master ip>:32443/api/v1/namespaces/kube-public/configmaps/cluster-info?timeout=10s\": Forbidden"
        => RegisterCommand ["command-placeholder", "error-proxy"];
    "sudo kubectl karmada register k.example.com:5443 --token q7zk2m... --discovery-token-ca-cert-hash sha256:... {C}\n[preflight] Running pre-flight checks\nerror execution phase preflight: [preflight] Some fatal errors occurred:\n\t[ERROR]: /etc/karmada/pki/ca.crt already exists"
        => RegisterCommand ["token-truncated", "pin-truncated", "error-left-over"];
    "kubectl karmada register k.example.com:5443 --token **** --discovery-token-ca-ce\nrt-hash sha256:**** {C}\n[preflight] Running pre-flight checks\nerror: couldn't validate the identity of the API Server: tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, 10.0.2.15, not 192.168.56.103"
        => RegisterCommand ["command-placeholder", "command-line-break", "pin-truncated", "error-certificate-name"]
        -> "kubectl karmada register k.example.com:5443 --token **** --discovery-token-ca-cert-hash sha256:**** {C}\n[preflight] Running pre-flight checks\nerror: couldn't validate the identity of the API Server: tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, 10.0.2.15, not 192.168.56.103";
    "kubeadm join k.example.com:6443 --token {T} {D} {P}\nerror: context deadline exceeded" => JoinCommand ["kubeadm-join", "error-timed-out"];
    "error: context deadline exceeded\nThat was\n{R} {F}" => RegisterCommand ["error-timed-out"];
}
