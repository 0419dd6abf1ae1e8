//! What a verdict goes by.

use core::fmt;

/// Something that a verdict goes by, and that may not be to be seen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fact {
    /// The token's Secret.
    Token,
    /// Which API groups there are.
    Karmada,
    /// `cluster-info` without credentials, as a joining cluster reads it.
    PublicAccess,
    /// `cluster-info`.
    ClusterInfo,
    /// The certificate that the API server shows.
    Certificate,
    /// Whether the token's groups may request a certificate, and who approves it.
    Rights,
    /// Whether the agents' first user may set up an agent.
    AgentSetup,
    /// What was requested so far.
    Requests,
}

impl Fact {
    /// A name for programs.
    #[must_use]
    pub fn as_key(self) -> &'static str {
        match self {
            Fact::Token => "token",
            Fact::Karmada => "karmada",
            Fact::PublicAccess => "public-access",
            Fact::ClusterInfo => "cluster-info",
            Fact::Certificate => "certificate",
            Fact::Rights => "rights",
            Fact::AgentSetup => "agent-setup",
            Fact::Requests => "requests",
        }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fact::Token => "the token's Secret",
            Fact::Karmada => "the API groups",
            Fact::PublicAccess => "cluster-info as it is shown without credentials",
            Fact::ClusterInfo => "cluster-info",
            Fact::Certificate => "the API server's certificate",
            Fact::Rights => "what the token may do",
            Fact::AgentSetup => "what the agents' first user may do",
            Fact::Requests => "the CertificateSigningRequests",
        })
    }
}
