//! Who a credential belongs to: only the API server knows.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::response::Response;
use http::StatusCode;
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use crate::answer::{OBJECT_LIMIT, collect, head, status_of};
use crate::api_server::ApiServer;
use crate::session::{Caller, Digest};
use crate::status::Status;
use crate::upstream::{ApiRequest, Credential, UpstreamError};

/// A user as the API server sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) groups: Vec<String>,
}

/// What the API server says of a credential.
pub(crate) enum Identity {
    /// It is this user's.
    Known(User),
    /// It is nobody's, or the question was refused; this is the answer, ready to be passed on.
    Refused(Response),
}

#[derive(Deserialize)]
struct Review {
    status: ReviewStatus,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReviewStatus {
    user_info: UserInfo,
}

#[derive(Deserialize)]
struct UserInfo {
    username: String,
    #[serde(default)]
    groups: Vec<String>,
}

impl Identity {
    /// Whether the API server knows nobody of this credential.
    pub(crate) fn is_nobody(&self) -> bool {
        matches!(self, Self::Refused(response) if response.status() == StatusCode::UNAUTHORIZED)
    }
}

/// How long a name is remembered, and how many.
const REMEMBERED: Duration = Duration::from_secs(300);
const MOST: usize = 1_024;

/// The names that the API server has said, for audit lines of callers whom no sign-in has named: it isn't asked twice.
/// Tokens are kept as digests only.
#[derive(Debug, Default)]
pub(crate) struct Names(Mutex<HashMap<[u8; Digest::LENGTH], Said>>);

/// The name, if it was said, and when that was.
type Said = (Option<String>, Instant);

/// For how long nobody is asked again who a credential belongs to, where that was not said: each list may want to know.
const UNSAID: Duration = Duration::from_secs(10);

impl Names {
    /// Asks who a credential belongs to.
    ///
    /// # Errors
    /// Upstream's silence, or an answer that isn't one.
    pub(crate) async fn identify(
        &self,
        api: &ApiServer,
        credential: &Credential,
    ) -> Result<Identity, Status> {
        let answer = api.send(ApiRequest::review_self(), credential).await?;
        let (head, body) = (head(&answer), collect(answer.into_body(), OBJECT_LIMIT).await?);
        if !head.code.is_success() {
            return Ok(Identity::Refused(status_of(head, body)));
        }
        let review: Review =
            serde_json::from_slice(&body).map_err(|_| UpstreamError::Garbled("no SelfSubjectReview"))?;
        let UserInfo { username, groups } = review.status.user_info;
        self.remember(credential, Some(&username));
        Ok(Identity::Known(User {
            name: username,
            groups,
        }))
    }

    /// The caller's name; `None` where the API server won't say.
    pub(crate) async fn of(&self, api: &ApiServer, caller: &Caller) -> Option<String> {
        if caller.name.is_some() {
            return caller.name.clone();
        }
        if let Some(name) = self.recall(&caller.credential) {
            return name;
        }
        match self.identify(api, &caller.credential).await {
            Ok(Identity::Known(user)) => Some(user.name),
            _ => {
                self.remember(&caller.credential, None);
                None
            }
        }
    }

    /// The name, or that it was not said; nothing where nobody was asked of late.
    fn recall(&self, credential: &Credential) -> Option<Option<String>> {
        let digest = digest_of(credential)?;
        let names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (name, when) = names.get(&digest)?;
        let lasts = if name.is_some() { REMEMBERED } else { UNSAID };
        (when.elapsed() < lasts).then(|| name.clone())
    }

    fn remember(&self, credential: &Credential, name: Option<&str>) {
        let Some(digest) = digest_of(credential) else {
            return;
        };
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        names.retain(|_, (_, when)| when.elapsed() < REMEMBERED);
        if names.len() < MOST {
            names.insert(digest, (name.map(str::to_owned), Instant::now()));
        }
    }
}

/// What stands for a credential in memory; `None` for who shows none.
pub(crate) fn digest_of(credential: &Credential) -> Option<[u8; Digest::LENGTH]> {
    let secret = match credential {
        Credential::Bearer(token) => token.expose_secret(),
        Credential::Own => "",
        Credential::Anonymous => return None,
    };
    Some(*Digest::of(secret.as_bytes()).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::SecretString;

    /// Every list in the whole view wants a name for its audit line: an API server that says none is not asked for each.
    #[test]
    fn a_name_that_was_not_said_is_not_asked_for_at_once() {
        let names = Names::default();
        let credential = Credential::Bearer(SecretString::from("token"));
        assert_eq!(names.recall(&credential), None);
        names.remember(&credential, None);
        assert_eq!(names.recall(&credential), Some(None));
        names.remember(&credential, Some("ada"));
        assert_eq!(names.recall(&credential), Some(Some("ada".to_owned())));
    }
}
