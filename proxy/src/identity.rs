//! Who a credential belongs to: only the API server knows.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::response::Response;
use http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::sync::OnceCell;

use crate::answer::{OBJECT_LIMIT, collect, head, status_of};
use crate::api_server::ApiServer;
use crate::session::{Caller, CallerKey, caller_key};
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

/// For how long nobody is asked again who a credential belongs to, where that was not said: each list may want to know.
const UNSAID: Duration = Duration::from_secs(10);

/// The names that the API server has said, for audit lines of callers whom no sign-in has named: it isn't asked twice, however
/// many of a caller's requests want to know at once. Tokens are kept as digests only.
#[derive(Debug, Default)]
pub(crate) struct Names(Mutex<HashMap<CallerKey, Said>>);

/// What was said, or is being asked for.
#[derive(Debug)]
struct Said {
    name: Arc<OnceCell<Option<String>>>,
    when: Instant,
}

impl Said {
    fn new(name: OnceCell<Option<String>>) -> Self {
        Self {
            name: Arc::new(name),
            when: Instant::now(),
        }
    }

    fn is_fresh(&self) -> bool {
        let is_unsaid = self.name.get().is_some_and(Option::is_none);
        self.when.elapsed() < if is_unsaid { UNSAID } else { REMEMBERED }
    }
}

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
        let identity = ask(api, credential).await?;
        if let (Identity::Known(user), Some(digest)) = (&identity, caller_key(credential)) {
            let name = Some(user.name.clone());
            keep(
                &mut self.lock(),
                digest,
                Said::new(OnceCell::new_with(Some(name))),
            );
        }
        Ok(identity)
    }

    /// The caller's name; `None` where the API server won't say.
    pub(crate) async fn of(&self, api: &ApiServer, caller: &Caller) -> Option<String> {
        if caller.name.is_some() {
            return caller.name.clone();
        }
        let asking = async {
            match ask(api, &caller.credential).await {
                Ok(Identity::Known(user)) => Some(user.name),
                _ => None,
            }
        };
        match caller_key(&caller.credential) {
            Some(digest) => self.once(digest, asking).await,
            None => asking.await,
        }
    }

    /// The caller's name where it is known by now; nobody is asked.
    pub(crate) fn known(&self, caller: &Caller) -> Option<String> {
        let said = || {
            let key = caller_key(&caller.credential)?;
            let names = self.lock();
            let said = names.get(&key).filter(|said| said.is_fresh())?;
            said.name.get()?.clone()
        };
        caller.name.clone().or_else(said)
    }

    /// What was said of late, or what comes of asking; those who want to know meanwhile wait for the same answer.
    async fn once(&self, digest: CallerKey, asking: impl Future<Output = Option<String>>) -> Option<String> {
        let name = {
            let mut names = self.lock();
            let known = names.get(&digest).filter(|said| said.is_fresh());
            let known = known.map(|said| Arc::clone(&said.name));
            known.unwrap_or_else(|| keep(&mut names, digest, Said::new(OnceCell::new())))
        };
        name.get_or_init(|| asking).await.clone()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<CallerKey, Said>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn keep(
    names: &mut HashMap<CallerKey, Said>,
    digest: CallerKey,
    said: Said,
) -> Arc<OnceCell<Option<String>>> {
    let name = Arc::clone(&said.name);
    names.retain(|_, said| said.is_fresh());
    if names.len() < MOST {
        names.insert(digest, said);
    }
    name
}

/// # Errors
/// As of [`Names::identify`]; a server that doesn't know the question.
async fn ask(api: &ApiServer, credential: &Credential) -> Result<Identity, Status> {
    let answer = api.send(ApiRequest::ReviewSelf, credential).await?;
    let (head, body) = (head(&answer), collect(answer.into_body(), OBJECT_LIMIT).await?);
    if head.code == StatusCode::NOT_FOUND {
        return Err(UpstreamError::TooOld.into());
    }
    if !head.code.is_success() {
        return Ok(Identity::Refused(status_of(head, body)));
    }
    let review: Review =
        serde_json::from_slice(&body).map_err(|_| UpstreamError::Garbled("no SelfSubjectReview"))?;
    let UserInfo { username, groups } = review.status.user_info;
    Ok(Identity::Known(User {
        name: username,
        groups,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    const SOMEBODY: CallerKey = [7; 32];

    /// Every list in the whole view wants a name for its audit line: an API server that says none is not asked for each.
    #[tokio::test]
    async fn a_name_is_asked_for_once_however_many_want_it() {
        let asked = Cell::new(0);
        let asking = |name: Option<&'static str>| {
            let asked = &asked;
            async move {
                asked.set(asked.get() + 1);
                tokio::task::yield_now().await;
                name.map(str::to_owned)
            }
        };
        let names = Names::default();
        let none = tokio::join!(
            names.once(SOMEBODY, asking(None)),
            names.once(SOMEBODY, asking(None))
        );
        assert_eq!((none, asked.get()), ((None, None), 1));
        // It is not asked for at once, and a sign-in says it all the same.
        assert_eq!((names.once(SOMEBODY, asking(None)).await, asked.get()), (None, 1));
        let said = Said::new(OnceCell::new_with(Some(Some("ada".to_owned()))));
        keep(&mut names.lock(), SOMEBODY, said);
        let name = names.once(SOMEBODY, asking(None)).await;
        assert_eq!((name.as_deref(), asked.get()), (Some("ada"), 1));
    }

    #[tokio::test]
    async fn who_gives_up_leaves_the_asking_to_the_next() {
        let names = Names::default();
        let given_up = tokio::time::timeout(Duration::ZERO, names.once(SOMEBODY, std::future::pending()));
        assert!(given_up.await.is_err());
        let name = names.once(SOMEBODY, async { Some("ada".to_owned()) }).await;
        assert_eq!(name.as_deref(), Some("ada"));
    }
}
