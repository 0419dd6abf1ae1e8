//! Who asks, and what they may do: the sandbox's own user everything, a bootstrap token what Karmada lets it.

use super::operation::Attributes;
use super::secret;
use super::status::Failure;
use super::store::Store;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use karmada_token_core::{Group, SecretState, Timestamp, Token, TokenId, TokenRecord};

/// An authenticated user.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum User {
    /// Who sits in front of the sandbox: a request without a credential is theirs.
    Admin,
    /// The bearer of a bootstrap token.
    Bootstrap { id: TokenId, groups: Vec<String> },
}

/// RBAC's answer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Decision {
    pub(super) allowed: bool,
    /// Which binding allows it; empty where none is named.
    pub(super) reason: String,
}

impl User {
    /// # Errors
    /// 401 for every credential that is no bootstrap token in force.
    pub(super) fn authenticate(headers: &HeaderMap, store: &Store, now: Timestamp) -> Result<Self, Failure> {
        let Some(header) = headers.get(AUTHORIZATION) else {
            return Ok(User::Admin);
        };
        let token = header
            .to_str()
            .ok()
            .and_then(bearer)
            .ok_or_else(Failure::unauthorized)?;
        bootstrap_user(&token, store, now).ok_or_else(Failure::unauthorized)
    }

    pub(super) fn name(&self) -> String {
        match self {
            User::Admin => "sandbox-admin".to_owned(),
            User::Bootstrap { id, .. } => format!("system:bootstrap:{id}"),
        }
    }

    pub(super) fn groups(&self) -> Vec<String> {
        match self {
            User::Admin => vec!["system:masters".to_owned(), "system:authenticated".to_owned()],
            User::Bootstrap { groups, .. } => groups.clone(),
        }
    }

    /// # Errors
    /// 403 with kube-apiserver's sentence.
    pub(super) fn authorize(&self, attributes: Option<Attributes<'_>>) -> Result<(), Failure> {
        let Some(attributes) = attributes else {
            return Ok(());
        };
        let Attributes {
            verb,
            group,
            resource,
            namespace,
            name,
        } = attributes;
        if self.decide(verb, group, resource).allowed {
            return Ok(());
        }
        let place = match namespace {
            "" => "at the cluster scope".to_owned(),
            namespace => format!("in the namespace \"{namespace}\""),
        };
        let user = self.name();
        let action =
            format!("User \"{user}\" cannot {verb} resource \"{resource}\" in API group \"{group}\" {place}");
        Err(Failure::forbidden(&resource_in(resource, group), name, &action))
    }

    /// What a SelfSubjectAccessReview on this resource says.
    pub(super) fn decide(&self, verb: &str, group: &str, resource: &str) -> Decision {
        match self {
            User::Admin => Decision {
                allowed: true,
                reason: String::new(),
            },
            User::Bootstrap { groups, .. } => decide_for(groups, verb, group, resource),
        }
    }
}

/// By the RBAC that `karmadactl init` sets up: of all groups, Karmada's default one alone may file
/// CertificateSigningRequests, and have them approved.
pub(super) fn decide_for(groups: &[String], verb: &str, group: &str, resource: &str) -> Decision {
    let default = Group::karmada_default();
    let files_requests = group == "certificates.k8s.io"
        && resource == "certificatesigningrequests"
        && ["create", "get", "list", "watch"].contains(&verb);
    if !files_requests || groups.iter().all(|group| group != default.as_str()) {
        return Decision::default();
    }
    Decision {
        allowed: true,
        reason: format!(
            "RBAC: allowed by ClusterRoleBinding \"system:karmada:agent-bootstrap\" of ClusterRole \
             \"system:node-bootstrapper\" to Group \"{default}\""
        ),
    }
}

/// As kube-apiserver's sentence names it: `certificatesigningrequests.certificates.k8s.io`.
fn resource_in(resource: &str, group: &str) -> String {
    match group {
        "" => resource.to_owned(),
        group => format!("{resource}.{group}"),
    }
}

fn bearer(header: &str) -> Option<Token> {
    let (scheme, token) = header.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        token.trim().parse().ok()
    } else {
        None
    }
}

fn bootstrap_user(token: &Token, store: &Store, now: Timestamp) -> Option<User> {
    let object = store.get(&token.id().secret_name())?;
    let record = TokenRecord::from(&secret::read(&object)?);
    let matches = matches!(&record.secret, SecretState::Exposed(secret) if secret == token.secret());
    let in_force = record.verdict(now).authenticates.is_empty();
    (matches && in_force).then(|| User::Bootstrap {
        id: token.id(),
        groups: groups_of(&record),
    })
}

/// As the API server gives them: sorted, each once, and what everybody authenticated is in last.
fn groups_of(record: &TokenRecord) -> Vec<String> {
    let mut groups = record.groups.clone();
    groups.push("system:bootstrappers".to_owned());
    groups.sort_unstable();
    groups.dedup();
    groups.push("system:authenticated".to_owned());
    groups
}
