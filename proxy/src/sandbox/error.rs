//! Why there is no sandbox.

use karmada_token_core::{CertificatesError, DescriptionError, RandomError, TimestampError};

/// Why the sandbox can't be set up. All of these are about this machine or this build, none about what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SandboxError {
    /// The machine's clock.
    #[error("the sandbox needs the machine's clock to be right: {0}")]
    Clock(#[from] TimestampError),
    /// The machine's random source.
    #[error("the sandbox can't draw its tokens: {0}")]
    Random(#[from] RandomError),
    /// The CA in the binary.
    #[error("the sandbox's own CA certificate can't be read: {0}")]
    Authority(#[from] CertificatesError),
    /// A description of the seeds.
    #[error("a token of the sandbox has a bad description: {0}")]
    Description(#[from] DescriptionError),
    /// A Secret of the seeds.
    #[error("a token of the sandbox can't be written: {0}")]
    Seed(#[from] serde_json::Error),
}
