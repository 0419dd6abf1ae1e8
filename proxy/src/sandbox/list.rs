//! List: all, or pages of one snapshot.

use super::answer::Answer;
use super::continue_token::{ContinueToken, Resume};
use super::list_options::{ListOptions, Version};
use super::status::Failure;
use super::store::{Object, Snapshot, Store};
use serde_json::{Value, json};
use std::ops::Bound;

/// # Errors
/// 400 for a continue token that is none, 410 for a snapshot that is gone, 504 for a version to come.
pub(super) fn list(store: &Store, options: &ListOptions) -> Result<Answer, Failure> {
    let Page { snapshot, start } = page(store, options)?;
    let from = start.map_or(Bound::Unbounded, Bound::Included);
    let mut rest = snapshot
        .objects
        .range((from, Bound::Unbounded))
        .filter(|(_, object)| options.selector.matches(object));
    let limit = options.limit.unwrap_or(usize::MAX);
    let mut last = None;
    let mut items = Vec::new();
    for (name, object) in rest.by_ref().take(limit) {
        last = Some(name);
        items.push(item(object));
    }
    let mut metadata = json!({ "resourceVersion": snapshot.revision.to_string() });
    if let (Some(last), remaining @ 1..) = (last, rest.count()) {
        let token = ContinueToken::after(last, Resume::Snapshot(snapshot.revision));
        metadata["continue"] = json!(token.encode()?);
        // With a selector the real server doesn't know.
        if options.selector.is_empty() {
            metadata["remainingItemCount"] = json!(remaining);
        }
    }
    Ok(Answer::ok(
        &json!({ "kind": "SecretList", "apiVersion": "v1", "metadata": metadata, "items": items }),
    ))
}

struct Page {
    snapshot: Snapshot,
    /// The first name that may come.
    start: Option<String>,
}

fn page(store: &Store, options: &ListOptions) -> Result<Page, Failure> {
    if options.continue_token.is_empty() {
        return first_page(store, options).map(|snapshot| Page {
            snapshot,
            start: None,
        });
    }
    let token = ContinueToken::parse(&options.continue_token)?;
    if matches!(options.version, Version::At(_)) {
        let message = "specifying resource version is not allowed when using continue";
        return Err(Failure::bad_request(message));
    }
    let snapshot = match token.at {
        Resume::Latest => store.latest(),
        Resume::Snapshot(revision) => {
            check_reached(store, revision)?;
            match store.at(revision) {
                Ok(snapshot) => snapshot,
                Err(_) => {
                    let resume = ContinueToken {
                        at: Resume::Latest,
                        start: token.start,
                    };
                    return Err(Failure::expired_page(resume.encode()?));
                }
            }
        }
    };
    Ok(Page {
        snapshot,
        start: Some(token.start),
    })
}

fn first_page(store: &Store, options: &ListOptions) -> Result<Snapshot, Failure> {
    let Version::At(revision) = options.version else {
        return Ok(store.latest());
    };
    check_reached(store, revision)?;
    // A limit has meant "exactly this version" since before there was a parameter to say so.
    if options.exact || options.limit.is_some() {
        let expired = |_| Failure::expired("The resourceVersion for the provided list is too old.");
        store.at(revision).map_err(expired)
    } else {
        Ok(store.latest())
    }
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
fn item(object: &Object) -> Value {
    let mut item = Value::clone(object);
    if let Some(fields) = item.as_object_mut() {
        fields.remove("kind");
        fields.remove("apiVersion");
    }
    item
}
