//! What can be wrong with a kubeconfig.

super::problems! {
    /// A problem of a kubeconfig that a register command is to be made of.
    KubeconfigProblem {
        NoClusters => Error, "kubeconfig-no-clusters",
            "it names no cluster",
            "A register command is made of a cluster's server and CA.";
        NoCurrentContext => Error, "kubeconfig-no-current-context",
            "current-context is missing or empty",
            "Which cluster is meant can't be told: name a context.";
        NoContext => Error, "kubeconfig-no-context",
            "there is no context of this name",
            "Which cluster is meant can't be told.";
        NoCluster => Error, "kubeconfig-no-cluster",
            "there is no cluster of this name",
            "The context leads nowhere.";
        NoServer => Error, "kubeconfig-no-server",
            "the cluster has no server",
            "A register command names it.";
        NoCa => Error, "kubeconfig-no-ca",
            "the cluster has no CA certificate",
            "A register command could pin nothing. Its CA belongs into certificate-authority-data.";
        Insecure => Error, "kubeconfig-insecure",
            "the server's certificate is not checked",
            "A token would be sent to whoever answers. Give the CA instead.";
        CaFile => Warning, "kubeconfig-ca-file",
            "the CA is in a file, which is not here",
            "Whether its pin can be made is seen only where the file is. kubectl config view --flatten --minify puts it in.";
        CaBase64 => Error, "kubeconfig-ca-base64",
            "the CA is not in base64",
            "It was damaged or cut short: copy it again.";
        CaPem => Error, "kubeconfig-ca-pem",
            "the CA holds no certificate that can be read",
            "It was damaged or cut short: copy it again.";
        CaOmitted => Error, "kubeconfig-ca-omitted",
            "kubectl left the CA out",
            "kubectl config view --raw --minify prints it.";
        Credentials => Info, "kubeconfig-credentials",
            "it holds credentials",
            "Only its clusters are needed: kubectl config view --flatten --minify without the part users.";
    }
}
