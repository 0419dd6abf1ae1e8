//! What can be wrong with cluster-info.

use crate::TokenId;

super::problems! {
    /// A problem of the ConfigMap cluster-info.
    ClusterInfoProblem {
        Name => Error, "cluster-info-name",
            "it is not the ConfigMap cluster-info in the namespace kube-public",
            "A joining cluster asks for that one.";
        NoKubeconfig => Error, "cluster-info-no-kubeconfig",
            "the key kubeconfig is missing",
            "The control plane isn't set up for bootstrap tokens: a member finds neither its address nor its CA.";
        KubeconfigSyntax => Error, "cluster-info-kubeconfig-syntax",
            "its kubeconfig can't be read",
            "A joining cluster can't read it either.";
        Clusters {
            /// How many.
            found: usize,
        } => Error, "cluster-info-clusters",
            "its kubeconfig names {found} clusters",
            "karmadactl register wants exactly one.";
        Unsigned => Warning, "cluster-info-unsigned",
            "it is signed for no token",
            "Either there is no token that may sign, or the bootstrap signer doesn't run: its name is bootstrap-signer-controller.";
        SignedFor {
            /// The token.
            id: TokenId,
        } => Info, "cluster-info-signed-for",
            "it is signed for the token {id}",
            "A member with this token can check it.";
        SignatureKey => Warning, "cluster-info-signature-key",
            "this key names no token ID",
            "No member looks for it.";
    }
}
