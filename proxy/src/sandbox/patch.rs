//! Merge patch (RFC 7386), with the resource version as its guard.

use super::answer::Answer;
use super::failure::{Failure, FieldError};
use super::managed_fields;
use super::secret;
use super::store::Store;
use crate::operation::ObjectOptions;
use karmada_token_core::{Timestamp, TokenId};
use serde_json::{Map, Value};

/// # Errors
/// 404, 409 where the patch is of an older version, 422 for another object of the name or a bad field manager.
pub(super) fn patch(
    store: &Store,
    id: TokenId,
    patch: &str,
    options: &ObjectOptions,
    now: Timestamp,
) -> Result<Answer, Failure> {
    let manager = managed_fields::manager("PatchOptions", options)?;
    let patch = serde_json::from_str(patch).map_err(Failure::internal)?;
    let name = id.secret_name();
    let patched = store.put(&name, options.dry_run, |current| {
        let current = current.ok_or_else(|| Failure::not_found(&name))?;
        let mut object = current.clone();
        merge(&mut object, patch);
        check_identity(&mut object, current)?;
        secret::drop_empty_maps(&mut object);
        if object != *current {
            managed_fields::update(Some(current), &mut object, manager, &now.to_string());
        }
        Ok::<_, Failure>(object)
    })?;
    Ok(Answer::ok(&patched))
}

/// Version and uid must be the current ones, as far as the patch names them.
fn check_identity(object: &mut Value, current: &Value) -> Result<(), Failure> {
    let name = secret::metadata(current, "name");
    let differs = |key| {
        let wanted = secret::metadata(object, key);
        !wanted.is_empty() && wanted != secret::metadata(current, key)
    };
    if differs("resourceVersion") {
        let why =
            "the object has been modified; please apply your changes to the latest version and try again";
        return Err(Failure::conflict("secrets", name, why));
    }
    if differs("uid") {
        let uid = secret::metadata(object, "uid");
        let error = FieldError::invalid("metadata.uid", uid, "field is immutable");
        return Err(Failure::invalid_secret(name, &error));
    }
    for key in ["resourceVersion", "uid"] {
        object["metadata"][key] = current["metadata"][key].clone();
    }
    Ok(())
}

fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    for (key, value) in patch {
        if !value.is_null() {
            merge(&mut target[key], value);
        } else if let Some(fields) = target.as_object_mut() {
            fields.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    /// RFC 7386, appendix A.
    #[rstest]
    #[case(json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"}))]
    #[case(json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"}))]
    #[case(json!({"a":"b"}), json!({"a":null}), json!({}))]
    #[case(json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"}))]
    #[case(json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"}))]
    #[case(json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]}))]
    #[case(json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}}))]
    #[case(json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]}))]
    #[case(json!(["a","b"]), json!(["c","d"]), json!(["c","d"]))]
    #[case(json!({"a":"b"}), json!(["c"]), json!(["c"]))]
    #[case(json!({"a":"foo"}), json!(null), json!(null))]
    #[case(json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1}))]
    #[case(json!([1,2]), json!({"a":"b","c":null}), json!({"a":"b"}))]
    #[case(json!({}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}}))]
    fn merges_as_the_rfc_says(#[case] mut target: Value, #[case] patch: Value, #[case] result: Value) {
        merge(&mut target, patch);
        assert_eq!(target, result);
    }
}
