//! What this is: the mode of the proxy, the API server behind it, who is signed in.

use super::reviews::WhoAmI;
use super::{ApiError, Client};
use karmada_token_core::Pin;
use serde::Deserialize;

/// What `GET /-/info` says, or what stands for it on an API base that is not our proxy.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Info {
    /// How the proxy acts.
    pub(crate) mode: Mode,
    /// Whether requests will be let through.
    pub(crate) signed_in: bool,
    /// Who is signed in.
    pub(crate) user: Option<User>,
    /// The URL of the API server.
    pub(crate) server: Option<String>,
    /// The endpoint that register commands are to name.
    pub(crate) advertise_server: Option<String>,
    /// The pins of the API server's CAs.
    pub(crate) pins: Vec<String>,
    /// Whether the API server has Karmada's API group; `None` where that is not known.
    pub(crate) karmada: Option<bool>,
    /// What the proxy's policy allows.
    pub(crate) policy: Policy,
}

/// How the proxy acts.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Mode {
    /// A stand-in for an API server; nothing is real.
    Sandbox,
    /// As the user of a kubeconfig.
    Kubeconfig,
    /// As whoever asks.
    Bearer,
    /// No proxy of ours: a Kubernetes API, reached in a way that isn't ours to know.
    #[default]
    Direct,
}

/// A user as the API server names it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub(crate) struct User {
    /// Such as `system:admin`.
    #[serde(alias = "username")]
    pub(crate) name: String,
}

/// The part of the proxy's policy that the form keeps to beforehand.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Policy {
    /// The longest TTL, as a Go duration.
    pub(crate) max_ttl: Option<String>,
    /// Whether a token may be without an end.
    pub(crate) never_expires: Option<bool>,
    /// The only groups.
    pub(crate) groups: Option<Vec<String>>,
    /// The only usages.
    pub(crate) usages: Option<Vec<String>>,
}

impl Info {
    /// The pins, or none at all when one of them can't be read: a command with some of them would be refused by some
    /// members.
    pub(crate) fn pins(&self) -> Vec<Pin> {
        self.pins
            .iter()
            .map(|pin| pin.parse())
            .collect::<Result<_, _>>()
            .unwrap_or_default()
    }
}

impl Policy {
    /// What of it the form keeps to. What can't be read is no limit here: the proxy judges by itself.
    pub(crate) fn rules(&self) -> karmada_token_core::Policy {
        let groups = |names: &Vec<String>| names.iter().filter_map(|name| name.parse().ok()).collect();
        karmada_token_core::Policy {
            max_ttl: self.max_ttl.as_ref().and_then(|text| text.parse().ok()),
            must_expire: self.never_expires == Some(false),
            groups: self.groups.as_ref().map(groups),
            usages: self
                .usages
                .as_ref()
                .and_then(|names| names.join(",").parse().ok()),
        }
    }
}

#[derive(Deserialize)]
struct ApiGroups {
    groups: Vec<ApiGroup>,
}

#[derive(Deserialize)]
struct ApiGroup {
    name: String,
}

/// The group that only Karmada's API server has.
const KARMADA_GROUP: &str = "cluster.karmada.io";

impl Client {
    /// Asks what this is.
    ///
    /// # Errors
    /// When nothing answers, or nothing of Kubernetes'. An API base without `/-/info` is no error: there the Kubernetes API itself is asked.
    pub(crate) async fn info(&self) -> Result<Info, ApiError> {
        match self.get::<Info>("-/info").await {
            Err(error) if !error.is_passing() && !error.is_unauthorized() => self.direct_info().await,
            answer => answer,
        }
    }

    async fn direct_info(&self) -> Result<Info, ApiError> {
        let user = match self.who_am_i().await {
            // The embedding page's token is not accepted; without one, whatever stands before the API server signs in.
            Err(error) if error.is_unauthorized() && self.has_own_token() => return Err(error),
            answer => answer.map(WhoAmI::into_user),
        };
        let groups = match self.get::<ApiGroups>("apis").await {
            // No Kubernetes at all: a page's own server may answer whatever it is asked with the page itself.
            Err(error @ ApiError::Unreadable { code })
                if code != 401 && matches!(user, Err(ApiError::Unreadable { .. })) =>
            {
                return Err(error);
            }
            answer => answer.ok(),
        };
        Ok(Info {
            mode: Mode::Direct,
            signed_in: true,
            user: user.ok(),
            karmada: groups.map(|list| list.groups.iter().any(|group| group.name == KARMADA_GROUP)),
            ..Info::default()
        })
    }
}
