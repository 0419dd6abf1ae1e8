//! The checks by name.

/// What is checked.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CheckName {
    /// The API server is Karmada's.
    Karmada,
    /// `cluster-info` is there, with a CA and a server.
    ClusterInfo,
    /// It is shown to who has no credential.
    PublicAccess,
    /// Its server can be reached from elsewhere, by its looks.
    Endpoint,
    /// The API server's certificate is for that endpoint, and valid.
    Certificate,
    /// It is signed for the tokens that it should be signed for.
    Signer,
    /// Expired tokens are deleted.
    Cleaner,
    /// The default group may file CertificateSigningRequests.
    FileRequests,
    /// They are approved by themselves.
    AutoApproval,
    /// The agents' first user may set up an agent's rights.
    AgentSetup,
    /// What joining clusters filed lately was approved and issued.
    Requests,
}

impl CheckName {
    /// All of them, in order.
    pub const ALL: [CheckName; 11] = [
        CheckName::Karmada,
        CheckName::ClusterInfo,
        CheckName::PublicAccess,
        CheckName::Endpoint,
        CheckName::Certificate,
        CheckName::Signer,
        CheckName::Cleaner,
        CheckName::FileRequests,
        CheckName::AutoApproval,
        CheckName::AgentSetup,
        CheckName::Requests,
    ];

    /// A stable name for programs: kebab-case.
    #[must_use]
    pub fn as_key(self) -> &'static str {
        match self {
            CheckName::Karmada => "karmada",
            CheckName::ClusterInfo => "cluster-info",
            CheckName::PublicAccess => "public-access",
            CheckName::Endpoint => "endpoint",
            CheckName::Certificate => "certificate",
            CheckName::Signer => "signer",
            CheckName::Cleaner => "cleaner",
            CheckName::FileRequests => "file-requests",
            CheckName::AutoApproval => "auto-approval",
            CheckName::AgentSetup => "agent-setup",
            CheckName::Requests => "requests",
        }
    }

    /// What passes when it passes.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            CheckName::Karmada => "the API server is Karmada's",
            CheckName::ClusterInfo => "cluster-info names a CA and a server",
            CheckName::PublicAccess => "cluster-info is shown without credentials",
            CheckName::Endpoint => "its server looks reachable from elsewhere",
            CheckName::Certificate => "the API server's certificate is for that server",
            CheckName::Signer => "cluster-info is signed for the tokens",
            CheckName::Cleaner => "expired tokens are deleted",
            CheckName::FileRequests => "the default group may file CertificateSigningRequests",
            CheckName::AutoApproval => "its requests are approved by themselves",
            CheckName::AgentSetup => "the agents' first user may set up an agent",
            CheckName::Requests => "requests of joining clusters are approved and issued",
        }
    }
}
