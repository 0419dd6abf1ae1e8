//! Credentials of another sort.

use crate::TokenId;

super::problems! {
    /// Something else that a person may take for a bootstrap token.
    ForeignProblem {
        ServiceAccount => Error, "service-account-token",
            "this is the token of a ServiceAccount",
            "It signs in at an API server, and registers no cluster. It is a credential: don't pass it on.";
        Jwt => Error, "jwt",
            "this is a JWT, such as a single sign-on gives",
            "It registers no cluster. It is a credential: don't pass it on.";
        JwtExpired => Warning, "jwt-expired",
            "it has expired",
            "No server takes it any more.";
        JwtDamaged => Error, "jwt-damaged",
            "this begins like a JWT, and is damaged or cut short",
            "No server takes it, and it registers no cluster.";
        DetachedSignature {
            /// The token that it is made with.
            id: TokenId,
        } => Info, "cluster-info-signature",
            "this is a signature of cluster-info, made with the token {id}",
            "It is no secret: it lets a member check that the control plane knows its token.";
        SignatureDamaged => Error, "cluster-info-signature-damaged",
            "this looks like a signature of cluster-info, and no member would take it",
            "A member compares it with the one that it computes. The bootstrap signer writes it anew when its key is deleted.";
        K3s => Error, "k3s-token",
            "this is a join token of K3s or RKE2",
            "It joins machines to such a cluster; Karmada doesn't know it.";
        K3sBootstrap => Error, "k3s-bootstrap-token",
            "this is a bootstrap token with K3s' own prefix",
            "It joins machines to a K3s cluster, whose API server knows it; Karmada's doesn't.";
        OpenShift => Error, "openshift-token",
            "this is a sign-in token of OpenShift",
            "It registers no cluster. It is a credential: don't pass it on.";
        PrivateKey => Error, "private-key",
            "this is a private key",
            "It is nobody's business but its owner's: a key that was pasted elsewhere should be replaced.";
        Certificate => Info, "certificate",
            "this is a certificate",
            "The pin of a register command is made of the CA's certificate.";
        CertificateDamaged => Error, "certificate-damaged",
            "this certificate can't be read",
            "Copy it whole, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.";
        OtherPem => Error, "other-pem",
            "this is PEM, and neither a certificate nor a private key",
            "It registers no cluster. The pin of a register command is made of the CA's certificate.";
    }
}
