//! Who asks: the sandbox's own user, who may do everything, or a bootstrap token, which may ask about itself.

use super::failure::Failure;
use super::secret;
use super::store::Store;
use crate::upstream::Credential;
use karmada_token_core::{BOOTSTRAP_USER_PREFIX, Group, SecretState, Timestamp, Token};
use secrecy::ExposeSecret;

/// Whoever asks without a token.
pub(crate) const SANDBOX_USER: &str = "sandbox-admin";

/// An authenticated user.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct User {
    pub(super) name: String,
    pub(super) groups: Vec<String>,
    is_admin: bool,
}

impl User {
    /// # Errors
    /// 401 for every token that is no bootstrap token in force.
    pub(super) fn authenticate(
        credential: &Credential,
        store: &Store,
        now: Timestamp,
    ) -> Result<Self, Failure> {
        match credential {
            Credential::Own | Credential::Anonymous => Ok(Self::admin()),
            Credential::Bearer(token) => {
                let token = token.expose_secret().parse().ok();
                token
                    .and_then(|token| Self::bootstrap(&token, store, now))
                    .ok_or_else(Failure::unauthorized)
            }
        }
    }

    /// Who sits in front of the sandbox: a request without a token is theirs.
    fn admin() -> Self {
        User {
            name: SANDBOX_USER.to_owned(),
            groups: vec!["system:masters".to_owned(), "system:authenticated".to_owned()],
            is_admin: true,
        }
    }

    /// Its groups as the API server gives them: sorted, each once, and what everybody authenticated is in last.
    fn bootstrap(token: &Token, store: &Store, now: Timestamp) -> Option<Self> {
        let object = store.get(&token.id().secret_name())?;
        let record = secret::record(&object)?;
        let matches = matches!(&record.secret, SecretState::Exposed(secret) if secret == token.secret());
        if !matches || !record.verdict(now).authenticates.is_empty() {
            return None;
        }
        let mut groups = record.groups;
        groups.push("system:bootstrappers".to_owned());
        groups.sort_unstable();
        groups.dedup();
        groups.push("system:authenticated".to_owned());
        Some(User {
            name: format!("{BOOTSTRAP_USER_PREFIX}{}", token.id()),
            groups,
            is_admin: false,
        })
    }

    /// To all but the questions about oneself, which everybody may ask. The proxy sends nothing else with a token.
    ///
    /// # Errors
    /// 403 for a bootstrap token.
    pub(super) fn authorize(&self) -> Result<(), Failure> {
        if self.is_admin {
            Ok(())
        } else {
            Err(Failure::forbidden(&self.name))
        }
    }

    /// By the RBAC that `karmadactl init` sets up: of all groups, Karmada's default one alone may file
    /// CertificateSigningRequests, and have them approved.
    pub(super) fn may_use(&self, group: &str, resource: &str) -> bool {
        let default = Group::karmada_default();
        let files_requests = group == "certificates.k8s.io" && resource == "certificatesigningrequests";
        self.is_admin || files_requests && self.groups.iter().any(|group| group == default.as_str())
    }
}
