//! The paths of the Kubernetes API that this proxy knows.

/// All that is forwarded. A token's own is the Secrets' with a name after it.
pub(crate) const ALL: [&str; 12] = [
    SECRETS,
    CLUSTER_INFO,
    SELF_SUBJECT_REVIEWS,
    SELF_SUBJECT_ACCESS_REVIEWS,
    SUBJECT_ACCESS_REVIEWS,
    CERTIFICATE_REQUESTS,
    API,
    API_V1,
    APIS,
    OPENAPI,
    OPENAPI_V1,
    VERSION,
];

/// What is asked besides, and forwarded for nobody: by the proxy itself, and by the terminal.
#[cfg(test)]
pub(crate) const OWN: [&str; 3] = [KARMADA, READYZ, OUTSIDE];
/// The API group that only Karmada has.
pub(crate) const KARMADA: &str = "/apis/cluster.karmada.io";
/// Does the API server answer?
pub(crate) const READYZ: &str = "/readyz";
/// What one of our own proxies says of the API server behind it.
pub(crate) const OUTSIDE: &str = "/-/outside";

/// The Secrets of the one namespace.
pub(crate) const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";
/// The discovery document.
pub(crate) const CLUSTER_INFO: &str = "/api/v1/namespaces/kube-public/configmaps/cluster-info";
/// Who am I?
pub(crate) const SELF_SUBJECT_REVIEWS: &str = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
/// May I?
pub(crate) const SELF_SUBJECT_ACCESS_REVIEWS: &str = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
/// May somebody else?
pub(crate) const SUBJECT_ACCESS_REVIEWS: &str = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
/// The requests for certificates.
pub(crate) const CERTIFICATE_REQUESTS: &str = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
/// The field selector of those for client certificates, which are all that a bootstrap token may ask for.
pub(crate) const CLIENT_REQUESTS: &str = "spec.signerName=kubernetes.io/kube-apiserver-client";
/// Their signer.
pub(crate) const CLIENT_SIGNER: &str = "kubernetes.io/kube-apiserver-client";
/// The API server's documents about itself.
pub(crate) const VERSION: &str = "/version";
pub(crate) const API: &str = "/api";
pub(crate) const API_V1: &str = "/api/v1";
pub(crate) const APIS: &str = "/apis";
pub(crate) const OPENAPI: &str = "/openapi/v3";
pub(crate) const OPENAPI_V1: &str = "/openapi/v3/api/v1";
