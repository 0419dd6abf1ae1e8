//! The proof that karmada-token works, told as stories over real parts: etcd, kube-apiserver and
//! kube-controller-manager as released, Chromium, the `karmada-token` binary, and a member cluster's end
//! of the register command.
//!
//! A story is a test in `tests/` that runs inside [`story`]: what it opens on its [`Stage`] is closed at its
//! end, what its pages logged is judged, and what it left is kept when it fails.
//!
//! - [`ControlPlane`]: the three servers, with their users and what `karmadactl init` would have set up.
//! - [`Proxy`]: the real binary under test. [`HttpClient`]: raw requests to it.
//! - [`Browser`]: pages, found by role and accessible name.
//! - [`member`]: what `karmadactl register` does up to its certificates; [`Approver`]: who lets it.
//! - [`Host`]: somebody else's page, which holds the element; [`Embedding`]: what it is built from.
//! - [`NpmProject`]: the npm package as it is packed, installed.
//! - [`Chaos`]: faults between the proxy and the API server, and clients that must not be misled by them.
//! - [`oracle`]: Go's, Kubernetes' and kubeadm's own code, which core is compared with.
//!
//! A binary that is missing is an error that says how to get it, never a test that is skipped.

mod approver;
mod artifacts;
mod audit;
mod browser;
mod chaos;
mod command_line;
mod console;
mod control_plane;
mod embedding;
mod failure;
mod fixtures;
mod host;
mod http_client;
mod identity;
mod kubeconfig;
pub mod member;
mod npm_project;
pub mod oracle;
mod pki;
mod ports;
mod process;
mod programs;
mod proxy;
mod secrets;
mod service_account;
mod story;
mod tools;
mod tree;
mod views;
mod wait;

pub use approver::Approver;
pub use artifacts::Artifacts;
pub use audit::AuditEvent;
pub use browser::{
    Browser, BrowserError, ColourScheme, Key, Locator, LogLine, Memory, Node, Role, Row, Tree,
};
pub use chaos::{Chaos, Fault, Kind, Ledger, Lister, Told, Watcher, Writer};
pub use command_line::{CommandLine, Ran};
pub use console::{Console, Created, KARMADA_GROUP, Wishes};
pub use control_plane::ControlPlane;
pub use embedding::{Embedding, React, axe};
pub use failure::{Failure, Outcome};
pub use fixtures::User;
pub use host::Host;
pub use http_client::{HttpAnswer, HttpClient, HttpError};
pub use identity::{Identity, IdentityError, is_refused, who_am_i};
pub use kubeconfig::{ClientError, Kubeconfig};
pub use npm_project::NpmProject;
pub use pki::{Authority, ClientIdentity, PkiError};
pub use process::{Process, ProcessError};
pub use programs::{Program, ProgramError};
pub use proxy::{Proxy, Serve};
pub use secrets::{SECRETS, Secrets, token_secret};
pub use service_account::account_of_role;
pub use story::{Stage, story};
pub use tools::{karmada_token, kubeadm, kubectl, openssl_pin, shell};
pub use tree::{code_blocks, in_tree};
pub use views::{LANGUAGES, Views};
pub use wait::{SOON, WaitError, until};
