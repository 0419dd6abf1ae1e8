//! An operation, carried out: sent upstream, its answer checked and passed on.

use axum::response::{IntoResponse, Response};
use karmada_token_core::{Secret, TokenId, TokenRecord};

use crate::answer::{
    Head, Json, MaskedSecrets, OBJECT_LIMIT, Requests, Secrets, Seen, WatchGuard, collect, head, is_protobuf,
    is_status, list, secret, seen, status_of, watch,
};
use crate::audit::{Entry, Event, Revealed, on_record};
use crate::discovery::discover;
use crate::operation::{Operation, TokenPatch, View};
use crate::rules::Change;
use crate::session::Caller;
use crate::state::State;
use crate::status::Status;
use crate::upstream::{Credential, UpstreamBody, UpstreamError, build, delete_checked, patch_checked};

/// Carries an operation out in the caller's name, and puts on record what has to be.
///
/// # Errors
/// The proxy's own Status; upstream's passes as an answer.
pub(crate) async fn forward(
    state: &State,
    operation: &Operation,
    caller: &Caller,
) -> Result<Response, Status> {
    let outcome = carry_out(state, operation, &caller.credential);
    match recorded(operation) {
        Some(entry) => on_record(state, caller, entry, outcome).await,
        None => outcome.await,
    }
}

/// What of an operation goes on record, and of which token; a list or a watch that isn't masked reveals all there are.
fn recorded(operation: &Operation) -> Option<Entry> {
    let (event, token_id, dry_run) = match operation {
        Operation::Get(id, options) if options.view == View::Whole => (Event::Reveal, Some(*id), false),
        Operation::List(selection) | Operation::Watch(selection) if selection.view == View::Whole => {
            (Event::Reveal, selection.id, false)
        }
        Operation::Create(token, options) => (Event::Create, Some(token.id()), options.dry_run),
        Operation::Patch(id, _, options) => (Event::Patch, Some(*id), options.dry_run),
        Operation::Delete(id, deletion, options) => {
            (Event::Delete, Some(*id), options.dry_run || deletion.dry_run)
        }
        Operation::Get(..)
        | Operation::List(_)
        | Operation::Watch(_)
        | Operation::ClusterInfo
        | Operation::Discover(..)
        | Operation::ReviewSelf
        | Operation::ReviewAccess(_)
        | Operation::ReviewSubject(_)
        | Operation::CertificateRequests => return None,
    };
    Some(Entry {
        event,
        token_id,
        dry_run,
    })
}

async fn carry_out(
    state: &State,
    operation: &Operation,
    credential: &Credential,
) -> Result<Response, Status> {
    let guard = match operation {
        Operation::Discover(document, form) => {
            return discover(&state.documents, &state.api, *document, *form, credential).await;
        }
        Operation::Create(token, _) => {
            let change = Change {
                before: None,
                after: token.record(),
                created: state.api.now()?,
            };
            keep_rules(state, token.id(), change)?;
            None
        }
        // A place is taken before upstream is asked, so that a watch too many costs it nothing.
        Operation::Watch(_) => {
            let open = state.metrics.watch_opened();
            Some(WatchGuard::take(&state.watches, credential, open)?)
        }
        _ => None,
    };
    let answer = state.api.send(build(operation), credential).await?;
    let is_protobuf = is_protobuf(&answer);
    let (head, body) = (head(&answer), answer.into_body());
    if !head.code.is_success() {
        return Ok(status_of(head, collect(body, OBJECT_LIMIT).await?));
    }
    match operation {
        Operation::Watch(selection) => Ok(head.body(watch(body, selection.view, state.drain.clone(), guard))),
        Operation::List(selection) if is_protobuf && selection.view == View::Masked => {
            Ok(head.body(list(body, MaskedSecrets::default()).await?))
        }
        Operation::List(selection) => {
            Ok(head.body(list(body, Json::of(Secrets::new(selection.view))).await?))
        }
        Operation::CertificateRequests => Ok(head.body(list(body, Json::of(Requests)).await?)),
        Operation::Get(id, options) => one(head, body, *id, options.view).await,
        Operation::Create(token, options) => one(head, body, token.id(), options.view).await,
        Operation::Patch(id, patch, options) => {
            let whole = collect(body, OBJECT_LIMIT).await?;
            let found = token_seen(*id, &whole)?;
            keep_rules_in(state, *id, &whole, patch)?;
            let patch = patch_checked(*id, patch, options, found.identity());
            changed(state.api.send(patch, credential).await?, options.view).await
        }
        Operation::Delete(id, deletion, options) => {
            let found = token_seen(*id, &collect(body, OBJECT_LIMIT).await?)?;
            let deletion = delete_checked(*id, deletion, options, found.identity());
            changed(state.api.send(deletion, credential).await?, options.view).await
        }
        // Nothing in these is a token's, so they pass as they are.
        Operation::ClusterInfo
        | Operation::Discover(..)
        | Operation::ReviewSelf
        | Operation::ReviewAccess(_)
        | Operation::ReviewSubject(_) => Ok(head.json(collect(body, OBJECT_LIMIT).await?)),
    }
}

/// The answer about one Secret. One of another type is not there.
async fn one(head: Head, body: UpstreamBody, id: TokenId, view: View) -> Result<Response, Status> {
    let whole = collect(body, OBJECT_LIMIT).await?;
    match secret(whole, view)? {
        Some(json) => Ok(head.json(json)),
        None => Ok(head.decorate(Status::secret_not_found(&id.secret_name()).into_response())),
    }
}

/// The first half of a change: the Secret was read, and is a token.
fn token_seen(id: TokenId, whole: &[u8]) -> Result<Seen, Status> {
    let found = seen(whole)?;
    if found.is_token() {
        Ok(found)
    } else {
        Err(Status::secret_not_found(&id.secret_name()))
    }
}

/// The rules, on what a patch would make of the Secret that was read.
fn keep_rules_in(state: &State, id: TokenId, whole: &[u8], patch: &TokenPatch) -> Result<(), Status> {
    let mut object: Secret =
        serde_json::from_slice(whole).map_err(|_| UpstreamError::Garbled("an object that is no Secret"))?;
    let before = TokenRecord::from(&object);
    patch.apply(&mut object);
    let change = Change {
        before: Some(&before),
        after: &TokenRecord::from(&object),
        created: before.created.map_or_else(|| state.api.now(), Ok)?,
    };
    keep_rules(state, id, change)
}

fn keep_rules(state: &State, id: TokenId, change: Change<'_>) -> Result<(), Status> {
    let causes = state.rules.broken_by(change);
    if causes.is_empty() {
        return Ok(());
    }
    Err(Status::invalid_secret(&id.secret_name(), causes))
}

/// The second half: the Secret is changed if it is still that very one. A deletion is answered with a Status, but
/// for a dry run and a Secret with finalizers.
async fn changed(answer: http::Response<UpstreamBody>, view: View) -> Result<Response, Status> {
    let (head, body) = (head(&answer), collect(answer.into_body(), OBJECT_LIMIT).await?);
    if !head.code.is_success() || is_status(&body) {
        return Ok(status_of(head, body));
    }
    let object = secret(body, view)?.ok_or(UpstreamError::Garbled("an object of another type"))?;
    let mut response = head.json(object);
    if view == View::Whole {
        response.extensions_mut().insert(Revealed);
    }
    Ok(response)
}
