//! Create: one POST, one new Secret or none.

use super::answer::Answer;
use super::failure::Failure;
use super::managed_fields;
use super::secret;
use super::store::Store;
use super::uuid::uuid;
use crate::operation::ObjectOptions;
use karmada_token_core::{RandomError, Timestamp};
use serde_json::{Value, json};

/// # Errors
/// 409 for a name that is taken, 422 for a bad field manager.
pub(super) fn create(
    store: &Store,
    manifest: &str,
    options: &ObjectOptions,
    now: Timestamp,
) -> Result<Answer, Failure> {
    let manager = managed_fields::manager("CreateOptions", options)?;
    let manifest = serde_json::from_str(manifest).map_err(Failure::internal)?;
    let object = complete(manifest, manager, now).map_err(Failure::internal)?;
    let name = secret::metadata(&object, "name").to_owned();
    let created = store.put(&name, options.dry_run, |current| match current {
        Some(_) => Err(Failure::already_exists(&name)),
        None => Ok(object),
    })?;
    Ok(Answer::created(&created))
}

/// Fills in what the server says of an object: all but its resource version.
pub(super) fn complete(mut object: Value, manager: &str, now: Timestamp) -> Result<Value, RandomError> {
    let now = now.to_string();
    object["metadata"]["uid"] = json!(uuid()?);
    object["metadata"]["creationTimestamp"] = json!(now);
    secret::drop_empty_maps(&mut object);
    managed_fields::update(None, &mut object, manager, &now);
    Ok(object)
}
