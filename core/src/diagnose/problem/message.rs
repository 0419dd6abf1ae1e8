//! What `karmadactl register`, `karmadactl token` and `kubeadm join` end with.

super::problems! {
    /// What a message of `register` or `join` says of the control plane or the member.
    MessageProblem {
        NotSigned => Error, "error-not-signed",
            "cluster-info isn't signed with this token",
            "It is unknown there, has expired or isn't for signing, or nothing signs: karmada-token check TOKEN says which.";
        BadSignature => Error, "error-signature",
            "cluster-info is signed with another secret than the token's",
            "Copy the token again. If it is right, another server answered.";
        NoClusterInfo => Error, "error-no-cluster-info",
            "the control plane has no cluster-info, or nothing in it",
            "It isn't set up for tokens (karmada-token preflight says why), or another server answered.";
        NotPublic => Error, "error-not-public",
            "cluster-info can't be read without signing in",
            "A Role and its RoleBinding are missing on the control plane: karmada-token preflight prints them.";
        Unauthorized => Error, "error-unauthorized",
            "the API server doesn't know who asks",
            "Asked by register or join: the control plane refuses anonymous requests, or the token has expired (karmada-token check TOKEN). By kubectl: it has no valid credential.";
        RequestForbidden => Error, "error-request-forbidden",
            "the token's groups may not request a certificate",
            "It lacks the default group, or the control plane a ClusterRoleBinding for that: karmada-token check TOKEN says which.";
        RightsForbidden => Error, "error-rights-forbidden",
            "register may not set up the agent's rights",
            "A ClusterRole and its binding are missing on the control plane: karmada-token preflight prints them.";
        CertificateName => Error, "error-certificate-name",
            "the server's certificate isn't for this address",
            "Register by a name that is in it, or issue it anew with this one (karmadactl init: --cert-external-ip, --cert-external-dns).";
        CertificateAuthority => Error, "error-certificate-authority",
            "the server's certificate is of another CA",
            "Another server answered, or the control plane's CA was replaced: karmada-token check TOKEN. Of a registry, it is another matter.";
        CertificateExpired => Error, "error-certificate-expired",
            "a certificate has expired, or isn't valid yet",
            "Renew the server's, or set the clock where the command ran.";
        Pin => Error, "error-pin",
            "the pin isn't that of the control plane's CA",
            "Copy the command again. If it is right, another server answered.";
        NotTls => Error, "error-not-tls",
            "what answered doesn't speak TLS",
            "An API server does: look at the host, the port and the proxies between.";
        NameTaken => Error, "error-name-taken",
            "another member has this name",
            "Take another --cluster-name. In cleaning up, register has deleted the rights of that member's agent: if it isn't ready any more, register it anew.";
        NameRefused => Error, "error-name",
            "this is no name for a cluster",
            "It is made of a-z, 0-9 and -, with a letter or digit at each end, and has 48 characters at most.";
        TokenTaken => Error, "error-token-taken",
            "there is a token with this ID already",
            "Leave the choice to karmadactl token create, or delete the other first.";
        TokenGone => Error, "error-token-gone",
            "there is no token with this ID",
            "It was deleted, as happens to one that has expired, or never made on this control plane.";
        SecretsForbidden => Error, "error-secrets-forbidden",
            "whoever asked may not look at tokens, or change them",
            "They are Secrets in kube-system: ask as an administrator of the control plane.";
        NoKubeconfig => Error, "error-no-kubeconfig",
            "no kubeconfig was found, or none that names a cluster",
            "Give it with --kubeconfig; karmadactl init writes /etc/karmada/karmada-apiserver.config.";
        LeftOver => Error, "error-left-over",
            "an earlier attempt has left this behind",
            "karmadactl unregister (kubeadm reset) cleans up; or delete it.";
        Unreachable => Error, "error-unreachable",
            "nothing answered at this address",
            "Look at its name, its port and the firewall, from where the command ran.";
        Proxy => Error, "error-proxy",
            "a proxy on the member's side refused the request",
            "Name the control plane's host in NO_PROXY there, or have the proxy let it through.";
        TimedOut => Error, "error-timed-out",
            "it waited in vain for a certificate, or for the agent",
            "The control plane approved or signed nothing (karmada-token preflight says why), or the agent's Pod didn't start.";
    }
}
