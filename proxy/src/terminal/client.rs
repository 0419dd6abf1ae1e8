//! The API server as the terminal's commands talk to it: one request at a time, its refusals as they are.

mod answer;

use bytes::Bytes;
use http::header::DATE;
use http_body_util::BodyExt;
use karmada_token_core::{Secret, SecretList, Timestamp, TokenId, TokenRecord};
use zeroize::Zeroizing;

use answer::{GroupList, decode, refused};

use super::progress::Progress;
use super::{TerminalError, Way};
use crate::answer::{LIST_LIMIT, OBJECT_LIMIT, collect, without_secret};
use crate::clock::{ServerClock, own_time};
use crate::config::connect;
use crate::operation::{Deletion, ObjectOptions, Selection, View};
use crate::probe::{PAGE, Probe, READINGS};
use crate::upstream::{ApiRequest, Credential, KubeUpstream, Upstream, UpstreamBody, delete_checked};

/// How managedFields name what the terminal wrote.
const FIELD_MANAGER: &str = "karmada-token";

/// A connection to the API server, as the kubeconfig's user.
pub(super) struct Client {
    upstream: Upstream,
    clock: ServerClock,
    /// The URL that is asked, which need not be the one that register commands name.
    url: String,
}

/// A list that was read to its end.
pub(super) struct Listed {
    /// What there is, in the server's order.
    pub(super) records: Vec<TokenRecord>,
    /// What a watch goes on from.
    pub(super) resource_version: String,
}

impl Client {
    /// # Errors
    /// What is wrong with the kubeconfig; nothing is sent.
    pub(super) async fn connect(way: Way<'_>) -> Result<(Self, Target), TerminalError> {
        let Way {
            connect: args,
            environment,
        } = way;
        let connection = connect(args.kubeconfig(), args.context(), environment).await?;
        let url = connection.nobody.cluster_url.to_string();
        let upstream = KubeUpstream::new(connection.nobody, connection.own)?;
        tracing::debug!(server = connection.server, "the API server that is asked");
        let client = Self {
            upstream: Upstream::Kube(upstream),
            clock: ServerClock::new(),
            url,
        };
        let target = Target {
            server: connection.server,
            pins: connection.pins,
        };
        Ok((client, target))
    }

    /// Who asks what it takes to judge whether a cluster will join.
    pub(super) fn probe(&self) -> Probe<'_> {
        static OWN: Credential = Credential::Own;
        Probe {
            upstream: &self.upstream,
            credential: &OWN,
            clock: &self.clock,
            server: &self.url,
        }
    }

    /// The API server's time, or our own until it has answered.
    ///
    /// # Errors
    /// A clock far outside of this age.
    pub(super) fn now(&self) -> Result<Timestamp, TerminalError> {
        let is_ours = self.clock_offset() == 0;
        Ok(if is_ours { own_time()? } else { self.clock.now()? })
    }

    /// How far the API server's clock is ahead of ours, in seconds. A `Date` is cut to whole seconds and was on its way
    /// for a while: a small difference is none.
    pub(super) fn clock_offset(&self) -> i64 {
        self.clock
            .offset()
            .filter(|offset| offset.abs() > 2)
            .unwrap_or_default()
    }

    /// Whether the API server's clock is known: [`now`](Self::now) is told by it from then on.
    pub(super) fn has_told_its_time(&self) -> bool {
        self.clock.offset().is_some()
    }

    /// The names of the API groups.
    ///
    /// # Errors
    /// [`TerminalError`].
    pub(super) async fn groups(&self) -> Result<Vec<String>, TerminalError> {
        let body = self
            .call("list API groups", ApiRequest::groups(), OBJECT_LIMIT)
            .await?;
        decode(&body).map(GroupList::names)
    }

    /// Reads all tokens, page by page; once more from the first one where the server has forgotten what the pages are of.
    ///
    /// # Errors
    /// [`TerminalError`].
    pub(super) async fn list(&self, masked: bool) -> Result<Listed, TerminalError> {
        let mut progress = Progress::of_stderr();
        let (mut records, mut next, mut read) = (Vec::new(), None, 1);
        loop {
            let is_first = next.is_none();
            let request = ApiRequest::List(Selection {
                limit: Some(PAGE),
                continue_token: next.take(),
                view: view(masked),
                ..Selection::default()
            });
            let body = match self.call("list bootstrap tokens", request, LIST_LIMIT).await {
                Err(error) if error.is_gone() && !is_first && read < READINGS => {
                    read += 1;
                    records.clear();
                    continue;
                }
                answer => answer?,
            };
            let list: SecretList = decode(&body)?;
            records.extend(list.items.iter().map(TokenRecord::from));
            let metadata = list.metadata;
            if metadata.continue_token.is_empty() {
                return Ok(Listed {
                    records,
                    resource_version: metadata.resource_version,
                });
            }
            progress.say(records.len(), metadata.remaining_item_count);
            next = Some(metadata.continue_token);
        }
    }

    /// Opens a watch from a list's end; its body is one JSON object a line.
    ///
    /// # Errors
    /// [`TerminalError`].
    pub(super) async fn watch(
        &self,
        resource_version: &str,
        masked: bool,
    ) -> Result<UpstreamBody, TerminalError> {
        let request = ApiRequest::Watch(Selection {
            resource_version: Some(resource_version.to_owned()),
            allow_watch_bookmarks: Some(true),
            view: view(masked),
            ..Selection::default()
        });
        self.send("watch bootstrap tokens", request, OBJECT_LIMIT).await
    }

    /// # Errors
    /// [`TerminalError`]; [`TerminalError::is_conflict`] where the ID is taken.
    pub(super) async fn create(&self, secret: &Secret, dry_run: bool) -> Result<(), TerminalError> {
        let request = ApiRequest::Create(secret.to_json(), options(dry_run));
        self.call("create a bootstrap token", request, OBJECT_LIMIT)
            .await
            .map(drop)
    }

    /// # Errors
    /// [`TerminalError`].
    pub(super) async fn get(&self, id: TokenId) -> Result<Secret, TerminalError> {
        let request = ApiRequest::Get(id, ObjectOptions::default());
        let doing = format!("read bootstrap token \"{id}\"");
        decode(&self.call(&doing, request, OBJECT_LIMIT).await?)
    }

    /// Deletes whatever has this ID; with `seen`, that very object and only if nobody changed it since.
    ///
    /// # Errors
    /// [`TerminalError`].
    pub(super) async fn delete(
        &self,
        id: TokenId,
        seen: Option<(&str, &str)>,
        dry_run: bool,
    ) -> Result<(), TerminalError> {
        let options = ObjectOptions {
            dry_run,
            ..ObjectOptions::default()
        };
        let request = match seen {
            Some(seen) => delete_checked(id, &Deletion::default(), &options, seen),
            None => ApiRequest::Delete(id, None, options),
        };
        let doing = format!("delete bootstrap token \"{id}\"");
        self.call(&doing, request, OBJECT_LIMIT).await.map(drop)
    }

    /// Sends a merge patch and answers the object as it is then.
    ///
    /// # Errors
    /// [`TerminalError`].
    pub(super) async fn patch(
        &self,
        id: TokenId,
        merge: Zeroizing<String>,
        dry_run: bool,
    ) -> Result<Secret, TerminalError> {
        let doing = format!("change bootstrap token \"{id}\"");
        let request = ApiRequest::Patch(id, merge, options(dry_run));
        decode(&self.call(&doing, request, OBJECT_LIMIT).await?)
    }

    async fn call(&self, doing: &str, request: ApiRequest, limit: usize) -> Result<Bytes, TerminalError> {
        let body = self.send(doing, request, limit).await?;
        Ok(collect(body, limit).await?)
    }

    /// The body of a good answer; a refusal is read and told.
    async fn send(
        &self,
        doing: &str,
        request: ApiRequest,
        limit: usize,
    ) -> Result<UpstreamBody, TerminalError> {
        let told = request.line();
        let begun = std::time::Instant::now();
        let answer = self.upstream.send(request, &Credential::Own).await?;
        let (head, body) = answer.into_parts();
        let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::trace!(v = 6, code = head.status.as_u16(), milliseconds, "{told}");
        self.clock.hear(head.headers.get(DATE));
        if head.status.is_success() {
            return Ok(body);
        }
        let body = collect(body, limit).await?;
        Err(refused(doing, head.status, &without_secret(body)))
    }
}

/// Where a register command leads.
pub(super) struct Target {
    /// The URL of the cluster that register commands name.
    pub(super) server: String,
    /// The pins of its CA.
    pub(super) pins: Vec<karmada_token_core::Pin>,
}

/// Who is asked to leave the token secrets out. The proxy does; an API server passes over what it doesn't know.
const fn view(masked: bool) -> View {
    if masked { View::Masked } else { View::Whole }
}

fn options(dry_run: bool) -> ObjectOptions {
    ObjectOptions {
        dry_run,
        field_manager: Some(FIELD_MANAGER.to_owned()),
        ..ObjectOptions::default()
    }
}

/// The next piece of a watch; `None` at its end, which a connection that breaks is as well: it is taken up from there.
pub(super) async fn piece(body: &mut UpstreamBody) -> Option<Bytes> {
    match body.frame().await? {
        Ok(frame) => Some(frame.into_data().unwrap_or_default()),
        Err(error) => {
            tracing::debug!(%error, "the watch broke off");
            None
        }
    }
}
