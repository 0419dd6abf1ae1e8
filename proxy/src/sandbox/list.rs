//! List: all, or pages of one snapshot.

use super::answer::Answer;
use super::continue_token::ContinueToken;
use super::failure::Failure;
use super::store::{Snapshot, Store};
use super::version;
use crate::operation::Selection;
use serde_json::{Value, json};
use std::ops::Bound;

/// # Errors
/// 400 for a continue token that is none, 410 for a snapshot that is gone, 504 for a version to come.
pub(super) fn list(store: &Store, selection: &Selection) -> Result<Answer, Failure> {
    let (snapshot, start) = page(store, selection)?;
    let from = start.map_or(Bound::Unbounded, Bound::Included);
    let wanted = selection.id.map(|id| id.secret_name());
    let mut rest = snapshot
        .objects
        .range((from, Bound::Unbounded))
        .filter(|(name, _)| wanted.as_ref().is_none_or(|wanted| wanted == *name));
    let mut last = None;
    let mut items = Vec::new();
    for (name, object) in rest.by_ref().take(limit(selection).unwrap_or(usize::MAX)) {
        last = Some(name);
        items.push(item(object));
    }
    let mut metadata = json!({ "resourceVersion": snapshot.revision.to_string() });
    // How many remain is not told: with a selector, which the proxy always sends, the real server doesn't know.
    if let (Some(last), Some(_)) = (last, rest.next()) {
        metadata["continue"] = json!(ContinueToken::after(last, snapshot.revision).encode());
    }
    Ok(Answer::ok(
        &json!({ "kind": "SecretList", "apiVersion": "v1", "metadata": metadata, "items": items }),
    ))
}

/// 0 is none.
fn limit(selection: &Selection) -> Option<usize> {
    let limit = selection.limit.and_then(|limit| usize::try_from(limit).ok());
    limit.filter(|limit| *limit > 0)
}

/// What the page is of, and the first name that may come.
fn page(store: &Store, selection: &Selection) -> Result<(Snapshot, Option<String>), Failure> {
    let version = version::of_list(selection)?;
    let Some(token) = &selection.continue_token else {
        let exact = selection.resource_version_match == Some(version::EXACT);
        // A limit has meant "exactly this version" since before there was a parameter to say so.
        let exact = exact || limit(selection).is_some();
        return Ok((first_page(store, version, exact)?, None));
    };
    let token = ContinueToken::parse(token)?;
    if version.is_some() {
        let message = "specifying resource version is not allowed when using continue";
        return Err(Failure::bad_request(message));
    }
    let Some(revision) = token.revision else {
        return Ok((store.latest(), Some(token.start)));
    };
    check_reached(store, revision)?;
    match store.at(revision) {
        Ok(snapshot) => Ok((snapshot, Some(token.start))),
        Err(_) => Err(Failure::expired_page(&token.of_latest().encode())),
    }
}

fn first_page(store: &Store, version: Option<u64>, exact: bool) -> Result<Snapshot, Failure> {
    let Some(revision) = version else {
        return Ok(store.latest());
    };
    check_reached(store, revision)?;
    if !exact {
        return Ok(store.latest());
    }
    let expired = |_| Failure::expired("The resourceVersion for the provided list is too old.");
    store.at(revision).map_err(expired)
}

fn check_reached(store: &Store, revision: u64) -> Result<(), Failure> {
    let current = store.revision();
    if revision > current {
        Err(Failure::too_large_version(revision, current))
    } else {
        Ok(())
    }
}

/// Items of a list don't repeat their kind.
fn item(object: &Value) -> Value {
    let mut item = object.clone();
    if let Some(fields) = item.as_object_mut() {
        fields.remove("kind");
        fields.remove("apiVersion");
    }
    item
}
