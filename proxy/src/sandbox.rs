//! An in-process stand-in for Karmada's API server, for `serve --sandbox`: a small part of the Kubernetes API over
//! Secrets in memory, with the same paths, resource versions, watch frames and `Status` errors as kube-apiserver 1.36.
//!
//! It serves what the proxy forwards and nothing more. Its tokens are drawn at each start, and no cluster can join
//! with them: its server has a name that resolves nowhere, and its CA a key that nobody holds.

mod answer;
mod cleaner;
mod cluster_info;
mod continue_token;
mod create;
mod delete;
mod discovery;
mod error;
mod field_error;
mod identity;
mod list;
mod list_options;
mod managed_fields;
mod operation;
mod patch;
mod query;
mod requests;
mod review;
mod secret;
mod seed;
mod selector;
mod status;
mod store;
mod watch;
mod world;
mod write_options;

use answer::Answer;
use bytes::Bytes;
use cleaner::Cleaner;
use cluster_info::ClusterInfo;
use http::{Request, Response};
use identity::User;
use karmada_token_core::{Pin, ServingCertificate, Trust};
use list_options::ListOptions;
use operation::Operation;
use query::Query;
use serde_json::Value;
use status::Failure;
use std::sync::Arc;
use store::Store;
use world::World;

pub(crate) use answer::SandboxBody;
pub(crate) use error::SandboxError;

/// How many changes are remembered: what a watch can be behind, and how old a continue token may be.
const HISTORY: usize = 1000;

/// The stand-in. A clone is the same server.
#[derive(Clone, Debug)]
pub(crate) struct Sandbox {
    store: Arc<Store>,
    world: Arc<World>,
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
        Sandbox::empty(World::system()?, HISTORY)?.sown()
    }

    fn sown(mut self) -> Result<Self, SandboxError> {
        seed::sow(&self.store, &self.world)?;
        self.requests = Arc::new(requests::of_seeds(&self.store, &self.world)?);
        Ok(self)
    }

    fn empty(world: World, history: usize) -> Result<Self, SandboxError> {
        let now = world.now();
        // Rises from start to start, so that a page that outlived a restart is told to list again.
        let revision = u64::try_from(now.unix_seconds()).unwrap_or(1).max(1);
        Ok(Sandbox {
            store: Arc::new(Store::new(revision, history)),
            cluster_info: Arc::new(ClusterInfo::new(world.uuid()?, now)?),
            world: Arc::new(world),
            requests: Arc::default(),
        })
    }

    /// Deletes tokens as they expire. Never returns.
    pub(crate) async fn run_cleaner(self) {
        Cleaner::new(self.store, self.world).run().await;
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
    pub(crate) async fn call(&self, request: Request<Bytes>) -> Response<SandboxBody> {
        let audit_id = self.world.uuid();
        let answer = match &audit_id {
            Ok(_) => self.answer(&request).unwrap_or_else(Answer::from),
            Err(error) => Failure::internal(error).into(),
        };
        answer.into_response(self.world.now(), audit_id.ok().as_deref())
    }

    fn answer(&self, request: &Request<Bytes>) -> Result<Answer, Failure> {
        let (store, world) = (&self.store, &self.world);
        let now = world.now();
        let user = User::authenticate(request.headers(), store, now)?;
        let query = Query::parse(request.uri().query().unwrap_or_default());
        let operation = Operation::parse(request.method(), request.uri().path(), &query)?;
        user.authorize(operation.attributes())?;
        match operation {
            Operation::List => list::list(store, &ListOptions::parse(&query, false)?),
            Operation::Watch => Ok(watch::watch(store, ListOptions::parse(&query, true)?)),
            Operation::Get(name) => {
                let object = store.get(name).ok_or_else(|| Failure::not_found(name))?;
                Ok(Answer::ok(&object))
            }
            Operation::Create => create::create(store, world, request, &query),
            Operation::Patch(name) => patch::patch(store, world, name, request, &query),
            Operation::Delete(name) => delete::delete(store, name, request, &query),
            Operation::ClusterInfo => Ok(Answer::ok(&self.cluster_info.config_map(&store.latest(), now))),
            Operation::ReviewSelf => review::review_self(request.body(), &user, now),
            Operation::ReviewAccess => review::review_access(request.body(), &user),
            Operation::ReviewSubject => review::review_subject(request.body()),
            Operation::ListRequests => Ok(requests::list(&self.requests, store.latest().revision)),
            Operation::Discover(path) => discovery::answer(path),
        }
    }
}

#[cfg(test)]
mod tests;
