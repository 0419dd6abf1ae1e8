//! Create: one POST, one new Secret or none.

use super::answer::Answer;
use super::managed_fields;
use super::query::Query;
use super::secret::{self, Manifest};
use super::status::Failure;
use super::store::Store;
use super::world::World;
use super::write_options::{WriteOptions, is_json};
use bytes::Bytes;
use http::Request;
use karmada_token_core::{NAMESPACE, Timestamp};
use serde_json::{Value, json};

/// # Errors
/// 400, 415 or 422 for what is no Secret, 409 for a name that is taken.
pub(super) fn create(
    store: &Store,
    world: &World,
    request: &Request<Bytes>,
    query: &Query,
) -> Result<Answer, Failure> {
    if !is_json(request.headers()) {
        return Err(Failure::unsupported_media_type());
    }
    let options = WriteOptions::parse("CreateOptions", query, request.headers())?;
    let manifest = Manifest::parse(request.body())?;
    let warnings = options.check_unknown(&manifest.unknown).map_err(|why| {
        Failure::bad_request(format!(
            "Secret in version \"v1\" cannot be handled as a Secret: {why}"
        ))
    })?;
    let uid = world.uuid().map_err(|error| Failure::internal(&error))?;
    let (name, object) = prepare(manifest.object, &options.manager, uid, world.now())?;
    let created = if options.dry_run {
        if store.get(&name).is_some() {
            return Err(Failure::already_exists(&name));
        }
        Answer::created(&object)
    } else {
        if !secret::metadata(&object, "resourceVersion").is_empty() {
            return Err(Failure::unexplained(
                "resourceVersion should not be set on objects to be created",
            ));
        }
        let stored = store
            .insert(&name, object)
            .ok_or_else(|| Failure::already_exists(&name))?;
        Answer::created(&stored)
    };
    Ok(created.warn(&warnings))
}

/// Checks a manifest and fills in what the server says of an object: all but its resource version.
pub(super) fn prepare(
    mut object: Value,
    manager: &str,
    uid: String,
    now: Timestamp,
) -> Result<(String, Value), Failure> {
    let namespace = secret::metadata(&object, "namespace");
    if !namespace.is_empty() && namespace != NAMESPACE {
        let message = "the namespace of the provided object does not match the namespace sent on the request";
        return Err(Failure::bad_request(message));
    }
    let name = secret::metadata(&object, "name").to_owned();
    let errors = secret::validate(&object);
    if !errors.is_empty() {
        return Err(Failure::invalid_secret(&name, &errors));
    }
    if let Some(metadata) = object["metadata"].as_object_mut() {
        for key in [
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "generation",
            "managedFields",
        ] {
            metadata.remove(key);
        }
    }
    let now = now.to_string();
    object["metadata"]["namespace"] = json!(NAMESPACE);
    object["metadata"]["uid"] = json!(uid);
    object["metadata"]["creationTimestamp"] = json!(now);
    managed_fields::update(None, &mut object, manager, &now);
    Ok((name, object))
}
