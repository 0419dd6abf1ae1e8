//! An in-process stand-in for Karmada's API server, for `serve --sandbox`: Secrets in memory, with the resource
//! versions, watch frames and `Status` errors of kube-apiserver 1.36.
//!
//! It takes an [`ApiRequest`], which the proxy has made of what it let pass: whatever is in one is well-formed, and what
//! only a foreign client could send is not looked for. [`store`] holds the Secrets; each request has a module that reads or
//! changes them; a refusal is a [`Failure`]. Its tokens are drawn at each start, and no cluster can join with them: its
//! server has a name that resolves nowhere, and its CA a key that nobody holds.

mod answer;
mod cleaner;
mod clock;
mod cluster_info;
mod continue_token;
mod create;
mod delete;
mod discovery;
mod error;
mod failure;
mod list;
mod managed_fields;
mod patch;
mod requests;
mod review;
mod secret;
mod seed;
mod store;
mod user;
mod uuid;
mod version;
mod watch;

use crate::upstream::{ApiRequest, Credential};
use answer::Answer;
use cleaner::Cleaner;
use clock::Clock;
use cluster_info::ClusterInfo;
use failure::Failure;
use http::Response;
use karmada_token_core::{Pin, ServingCertificate, Trust};
use serde_json::Value;
use std::sync::Arc;
use store::Store;
use user::User;

pub(crate) use answer::SandboxBody;
pub(crate) use error::SandboxError;
pub(crate) use user::SANDBOX_USER;

/// How many changes are remembered: what a watch can be behind, and how old a continue token may be.
const HISTORY: usize = 1000;

/// The stand-in. A clone is the same server.
#[derive(Clone)]
pub(crate) struct Sandbox {
    store: Arc<Store>,
    clock: Arc<Clock>,
    cluster_info: Arc<ClusterInfo>,
    /// CertificateSigningRequests, as they stand.
    requests: Arc<Vec<Value>>,
}

impl Sandbox {
    /// A sandbox with one token for each state. It starts no task by itself.
    ///
    /// # Errors
    /// [`SandboxError`], when the machine has no usable clock or randomness.
    pub(crate) fn seeded() -> Result<Self, SandboxError> {
        Sandbox::empty(Clock::system()?, HISTORY)?.sown()
    }

    fn sown(mut self) -> Result<Self, SandboxError> {
        seed::sow(&self.store, self.clock.now())?;
        self.requests = Arc::new(requests::of_seeds(&self.store, self.clock.now())?);
        Ok(self)
    }

    fn empty(clock: Clock, history: usize) -> Result<Self, SandboxError> {
        let now = clock.now();
        // Rises from start to start, so that a page that outlived a restart is told to list again.
        let revision = u64::try_from(now.unix_seconds()).unwrap_or(1).max(1);
        Ok(Sandbox {
            store: Arc::new(Store::new(revision, history)),
            cluster_info: Arc::new(ClusterInfo::new(now)?),
            clock: Arc::new(clock),
            requests: Arc::default(),
        })
    }

    /// Deletes tokens as they expire. Never returns.
    pub(crate) async fn run_cleaner(self) {
        Cleaner::new(self.store, self.clock).run().await;
    }

    /// The API server's address, as register commands name it: one that resolves nowhere.
    pub(crate) fn server(&self) -> &'static str {
        cluster_info::SERVER
    }

    /// The pins of its made-up CA.
    pub(crate) fn pins(&self) -> &[Pin] {
        self.cluster_info.pins()
    }

    /// The certificate that its server would show: for its one name, by its CA, as long as that lasts.
    pub(crate) fn certificate(&self) -> ServingCertificate {
        ServingCertificate {
            names: vec![cluster_info::HOST.to_owned()],
            expires: self.cluster_info.expires(),
            trust: Trust::Signed,
        }
    }

    /// Answers one request as the API server would.
    pub(crate) fn call(&self, request: ApiRequest, credential: &Credential) -> Response<SandboxBody> {
        let answer = self.answer(request, credential);
        answer
            .unwrap_or_else(Answer::from)
            .into_response(self.clock.now())
    }

    fn answer(&self, request: ApiRequest, credential: &Credential) -> Result<Answer, Failure> {
        let (store, now) = (&self.store, self.clock.now());
        let user = User::authenticate(credential, store, now)?;
        if !matches!(request, ApiRequest::ReviewSelf | ApiRequest::ReviewAccess(_)) {
            user.authorize()?;
        }
        match request {
            ApiRequest::List(selection) | ApiRequest::ListToMask(selection) => list::list(store, &selection),
            ApiRequest::Watch(selection) => watch::watch(store, &selection),
            ApiRequest::Get(id, _) => {
                let name = id.secret_name();
                let object = store.get(&name).ok_or_else(|| Failure::not_found(&name))?;
                Ok(Answer::ok(&object))
            }
            ApiRequest::Create(manifest, options) => create::create(store, &manifest, &options, now),
            ApiRequest::Patch(id, merge, options) => patch::patch(store, id, &merge, &options, now),
            ApiRequest::Delete(id, deletion, _) => delete::delete(store, id, deletion.unwrap_or_default()),
            ApiRequest::ClusterInfo => Ok(Answer::ok(&self.cluster_info.config_map(&store.latest(), now))),
            ApiRequest::ReviewSelf => Ok(review::who_am_i(&user, now)),
            ApiRequest::ReviewAccess(review) => Ok(review::may_i(&review, &user)),
            ApiRequest::ReviewSubject(question) => Ok(review::may_they(question)),
            ApiRequest::CertificateRequests => Ok(requests::list(&self.requests, store.latest().revision)),
            ApiRequest::Discover(document, form) => Ok(discovery::document(document, form)),
            ApiRequest::Karmada => Ok(discovery::karmada()),
            ApiRequest::Readyz => Ok(Answer::ok(&Value::from("ok"))),
            ApiRequest::Outside => Err(Failure::no_such_resource()),
        }
    }
}

#[cfg(test)]
mod tests;
