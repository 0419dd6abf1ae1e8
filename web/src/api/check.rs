//! Asking the API server itself what it makes of a token, and where cluster-info says that it is.

use super::client::write;
use super::{ApiError, Client};
use karmada_token_core::{Endpoint, Token};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct Ask<'a> {
    token: &'a str,
}

/// What the API server made of a token.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub(crate) struct Checked {
    /// Whether it lets its bearer in.
    pub(crate) authenticated: bool,
    /// What its bearer may do then.
    pub(crate) allowed: Allowed,
}

/// What its bearer may do.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Allowed {
    /// Ask for a certificate, which a registration begins with.
    pub(crate) create_certificate_signing_request: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ConfigMap {
    data: ClusterInfo,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ClusterInfo {
    kubeconfig: String,
}

impl Client {
    /// Has the API server look at a token, with that token as the credential.
    ///
    /// # Errors
    /// 429 when too much was asked lately.
    pub(crate) async fn check(&self, token: &Token) -> Result<Checked, ApiError> {
        let body = zeroize::Zeroizing::new(write(&Ask {
            token: &token.expose(),
        }));
        self.post("-/check", &body).await
    }

    /// Where cluster-info sends a member; none where it doesn't say.
    ///
    /// # Errors
    /// 404 where there is no cluster-info.
    pub(crate) async fn cluster_info_endpoint(&self) -> Result<Option<Endpoint>, ApiError> {
        let path = "api/v1/namespaces/kube-public/configmaps/cluster-info";
        let found: ConfigMap = self.get(path).await?;
        // The one key of it that is wanted; whoever writes cluster-info has it on a line of its own.
        let server = found
            .data
            .kubeconfig
            .lines()
            .find_map(|line| line.trim().strip_prefix("server:"));
        Ok(server.and_then(|text| text.trim().trim_matches(['"', '\'']).parse().ok()))
    }
}
