//! The language of bootstrap tokens: what `karmadactl token` and `kubeadm token` know, as types.
//!
//! A *bootstrap token* is `<token ID>.<token secret>`. It lives on the API server as a Secret of type
//! [`SECRET_TYPE`] in namespace [`NAMESPACE`], authenticates its bearer as `system:bootstrap:<token ID>`, and lets
//! the bootstrap signer sign the `cluster-info` document, so that a cluster that is about to register can trust the
//! control plane.
//!
//! - **Make one**: [`Token::generate`], [`BootstrapToken::to_secret`].
//! - **Read one**: [`Token`]'s `FromStr`; [`TokenRecord`] says what a Secret on the server says, well-formed or not;
//!   [`TokenRecord::verdict`] says whether it will work, and why not.
//! - **Hand one over**: [`RegisterCommand`], with options and for a shell [`MemberCommand`], which also reads one back.
#![cfg_attr(
    feature = "join",
    doc = "- **Ask whether a cluster will join**: [`JoinVerdict`] for one token, [`preflight`] for the control plane."
)]
//! - **Explain one**: [`diagnose`] says of any text what it is and what is wrong with it.
//!
//! Nothing here reads a clock, a file or a network: the time and the random source are parameters. So it needs no standard
//! library, and the npm package is built without one, which makes it smaller.
//! A type in hand is a valid one: fields are private, and parsing is the only way in.
//!
//! ```
//! use karmada_token_core::{BootstrapToken, Expiration, Groups, Timestamp, TokenRecord, Usages, diagnose};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z")?;
//! let token = BootstrapToken {
//!     // Token::generate(&mut OsRandom) draws one.
//!     token: "q7zk2m.x4c9v0b1n8m3a5s7".parse()?,
//!     expiration: Expiration::At(Timestamp::parse_rfc3339("2026-11-25T06:00:00Z")?),
//!     usages: Usages::ALL,
//!     groups: Groups::karmada_default(),
//!     description: None,
//! };
//! let secret = token.to_secret();
//! assert!(TokenRecord::from(&secret).verdict(now).authenticates.is_empty());
//!
//! let pasted = "Your token is Q7ZK2M.X4C9V0B1N8M3A5S7.";
//! let corrected = diagnose(pasted).corrected(pasted);
//! assert_eq!(corrected.as_deref().map(String::as_str), Some("q7zk2m.x4c9v0b1n8m3a5s7"));
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! None is on by default.
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `os-random` | `OsRandom`, the random source of the operating system or the browser |
//! | `kubeconfig` | `Kubeconfig`; `pins_of_pem`, the pins of a CA bundle |
//! | `jws` | `DetachedSignature`, the signatures of cluster-info |
//! | `cluster-info` | `ClusterInfo`; it takes in `kubeconfig` and `jws` |
//! | `join` | `JoinVerdict`, `preflight` and what they are made of; it takes in `cluster-info` |
//! | `diagnose-documents` | [`diagnose`] looks into YAML and JSON; it takes in `cluster-info` |
//! | `wasm-generate`, `wasm` | the npm package: its small entry, or all of it; for wasm32 alone |
//! | `diagnosis-cases` | the texts of core's own tests, for other tests |

#![cfg_attr(not(test), no_std)]

extern crate alloc;

mod alphabet;
mod bootstrap_token;
#[cfg(feature = "cluster-info")]
mod cluster_info;
mod command;
mod description;
mod diagnose;
mod duration;
mod endpoint;
mod expiration;
mod go_base64;
mod groups;
#[cfg(feature = "join")]
mod join;
mod json;
#[cfg(feature = "jws")]
mod jws;
#[cfg(feature = "kubeconfig")]
mod kubeconfig;
mod mask;
mod pin;
mod policy;
#[cfg(feature = "join")]
mod preflight;
mod random;
mod record;
mod register;
mod secret;
mod span;
mod timestamp;
mod token;
mod ttl;
mod usages;
mod verdict;
#[cfg(all(feature = "wasm-generate", target_arch = "wasm32"))]
#[expect(
    unreachable_pub,
    reason = "what JavaScript calls must be public, and nothing in Rust calls it"
)]
mod wasm;
mod worth;
#[cfg(feature = "kubeconfig")]
mod yaml;

pub use alphabet::{CharacterKind, Flaw};
pub use bootstrap_token::BootstrapToken;
#[cfg(feature = "cluster-info")]
pub use cluster_info::{
    CLUSTER_INFO_NAME, CLUSTER_INFO_NAMESPACE, ClusterInfo, ClusterInfoError, ClusterInfoMismatch,
};
pub use command::{
    CertExpiration, ClusterName, CommandError, CommandFault, Flag, ImageReference, ImageReferenceError,
    MemberCommand, NameError, Namespace, OtherFlag, Program, ProxyServerAddress, ProxyServerAddressError,
    RegisterOptions, Shell,
};
pub use description::{Description, DescriptionError};
#[cfg(feature = "diagnosis-cases")]
pub use diagnose::diagnosis_cases;
pub use diagnose::{
    ClusterInfoProblem, CommandProblem, Correction, Diagnosis, DocumentProblem, EndpointProblem, Finding,
    ForeignProblem, Kind, KubeconfigProblem, MessageProblem, PinProblem, Problem, SecretProblem, Severity,
    TextProblem, TokenProblem, Weakness, diagnose, diagnose_at,
};
pub use duration::{GoDuration, GoDurationError, short_human_duration};
pub use endpoint::{Endpoint, EndpointError};
pub use expiration::Expiration;
pub use groups::{Group, GroupError, Groups, GroupsError};
#[cfg(feature = "join")]
pub use join::{
    Answer, BOOTSTRAP_USER_PREFIX, Candidate, CertificateRequest, Document, Fact, Form, Install, JoinVerdict,
    Observations, Obstacle, Outcome, Place, Remedy, RequestError, RequestState, Rights, RightsQuestion, Seen,
    ServingCertificate, Tried, Trust, Unseen,
};
#[cfg(feature = "jws")]
pub use jws::{DetachedSignature, SignatureError};
#[cfg(feature = "kubeconfig")]
pub use kubeconfig::{CertificateAuthority, Cluster, Kubeconfig, KubeconfigError};
pub use mask::{LAST_APPLIED_ANNOTATION, MASK_ANNOTATION, mask_secret, masked_state};
#[cfg(feature = "kubeconfig")]
pub use pin::{CertificatesError, pins_of_pem};
pub use pin::{Pin, PinError};
pub use policy::Policy;
#[cfg(feature = "join")]
pub use preflight::{Check, CheckName, CheckStatus, Found, preflight};
#[cfg(feature = "os-random")]
pub use random::OsRandom;
pub use random::{RandomError, RandomSource};
pub use record::{RecordedExpiration, SecretState, Standing, Switches, TokenRecord, TokenState};
pub use register::RegisterCommand;
pub use secret::{
    ByteString, DataKey, ListMeta, ManagedFields, ObjectMeta, Secret, SecretError, SecretList, key,
};
pub use span::Span;
pub use timestamp::{Timestamp, TimestampError};
pub use token::{MaskedToken, Token, TokenError, TokenId, TokenIdError, TokenSecret, TokenSecretError};
pub use ttl::{Ttl, TtlError};
pub use usages::{Usage, Usages, UsagesError};
pub use verdict::{Reason, Verdict};
pub use worth::{is_far, is_worth_the_control_plane};

/// The namespace that bootstrap token Secrets live in.
pub const NAMESPACE: &str = "kube-system";
/// The type of a bootstrap token's Secret.
pub const SECRET_TYPE: &str = "bootstrap.kubernetes.io/token";
/// What the name of a bootstrap token's Secret begins with; the token ID follows.
pub const SECRET_NAME_PREFIX: &str = "bootstrap-token-";
/// The most that is read of what a person pastes, in bytes: 1 MiB.
pub const MAX_INPUT_BYTES: usize = 1 << 20;
