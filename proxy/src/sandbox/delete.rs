//! Delete, with the preconditions that keep a Secret from being mistaken for another of its name.

use super::answer::Answer;
use super::field_error::FieldError;
use super::query::Query;
use super::secret;
use super::status::Failure;
use super::store::{Object, Store};
use super::write_options::{dry_run, is_json};
use bytes::Bytes;
use http::Request;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// A DeleteOptions body. What it says of propagation and grace concerns no Secret.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct DeleteOptions {
    kind: Option<String>,
    /// A map first: serde would take a list for a struct, and an empty one for no preconditions at all.
    preconditions: Option<Map<String, Value>>,
    dry_run: Option<Vec<String>>,
    propagation_policy: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Preconditions {
    uid: Option<String>,
    resource_version: Option<String>,
}

const POLICIES: &[&str] = &["Foreground", "Background", "Orphan", "nil"];

/// # Errors
/// 400, 415 or 422 for bad options, 404, 409 where a precondition doesn't hold.
pub(super) fn delete(
    store: &Store,
    name: &str,
    request: &Request<Bytes>,
    query: &Query,
) -> Result<Answer, Failure> {
    let options = options(request, query)?;
    let mut errors = Vec::new();
    if let Some(policy) = options
        .propagation_policy
        .as_deref()
        .filter(|policy| !POLICIES[..3].contains(policy))
    {
        errors.push(FieldError::not_supported("propagationPolicy", policy, POLICIES));
    }
    let dry_run = dry_run(options.dry_run.unwrap_or_default(), &mut errors);
    if !errors.is_empty() {
        return Err(Failure::invalid_options("DeleteOptions", &errors));
    }
    let preconditions: Preconditions = from_map(options.preconditions.unwrap_or_default())?;
    let check = |current: Option<&Object>| {
        let current = current.ok_or_else(|| Failure::not_found(name))?;
        preconditions.check(name, current)?;
        Ok(current["metadata"]["uid"].clone())
    };
    let uid = if dry_run {
        check(store.get(name).as_ref())?
    } else {
        let mut uid = Value::Null;
        store.remove(name, |current| check(current).map(|found| uid = found))?;
        uid
    };
    Ok(Answer::ok(&json!({
        "kind": "Status",
        "apiVersion": "v1",
        "metadata": {},
        "status": "Success",
        "details": { "name": name, "kind": "secrets", "uid": uid },
    })))
}

/// The body's options, or the query's where there is no body.
fn options(request: &Request<Bytes>, query: &Query) -> Result<DeleteOptions, Failure> {
    if request.body().is_empty() {
        let dry_run = query.values("dryRun").map(str::to_owned).collect();
        let policy = Some(query.text("propagationPolicy").to_owned()).filter(|policy| !policy.is_empty());
        return Ok(DeleteOptions {
            dry_run: Some(dry_run),
            propagation_policy: policy,
            ..DeleteOptions::default()
        });
    }
    if !is_json(request.headers()) {
        return Err(Failure::unsupported_media_type());
    }
    let fields = serde_json::from_slice::<Map<String, Value>>(request.body()).map_err(|error| {
        Failure::bad_request(format!("couldn't get version/kind; json parse error: {error}"))
    })?;
    let options: DeleteOptions = from_map(fields)?;
    match options.kind.as_deref() {
        None | Some("" | "DeleteOptions") => Ok(options),
        Some(kind) => Err(Failure::bad_request(format!(
            "no kind \"{kind}\" is registered for a deletion here"
        ))),
    }
}

fn from_map<T: DeserializeOwned>(fields: Map<String, Value>) -> Result<T, Failure> {
    T::deserialize(Value::Object(fields)).map_err(|error| Failure::bad_request(format!("json: {error}")))
}

impl Preconditions {
    fn check(&self, name: &str, current: &Value) -> Result<(), Failure> {
        let checks = [
            ("UID", "uid", &self.uid, "deleted and then recreated"),
            (
                "ResourceVersion",
                "resourceVersion",
                &self.resource_version,
                "modified",
            ),
        ];
        for (what, key, wanted, fate) in checks {
            let found = secret::metadata(current, key);
            if let Some(wanted) = wanted.as_deref().filter(|wanted| *wanted != found) {
                let why = format!(
                    "the {what} in the precondition ({wanted}) does not match the {what} in record ({found}). The \
                     object might have been {fate}"
                );
                return Err(Failure::conflict("Secret", name, &why));
            }
        }
        Ok(())
    }
}
