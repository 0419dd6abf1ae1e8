//! Delete, with the preconditions that keep a Secret from being mistaken for another of its name.

use super::answer::Answer;
use super::failure::Failure;
use super::secret;
use super::store::Store;
use crate::operation::Deletion;
use karmada_token_core::TokenId;
use serde_json::{Value, json};

/// # Errors
/// 404, 409 where a precondition doesn't hold.
pub(super) fn delete(store: &Store, id: TokenId, deletion: Deletion) -> Result<Answer, Failure> {
    let name = id.secret_name();
    let uid = store.remove(&name, deletion.dry_run, |current| {
        let current = current.ok_or_else(|| Failure::not_found(&name))?;
        check(&deletion, &name, current)?;
        Ok::<_, Failure>(current["metadata"]["uid"].clone())
    })?;
    Ok(Answer::ok(&json!({
        "kind": "Status",
        "apiVersion": "v1",
        "metadata": {},
        "status": "Success",
        "details": { "name": name, "kind": "secrets", "uid": uid },
    })))
}

fn check(deletion: &Deletion, name: &str, current: &Value) -> Result<(), Failure> {
    let (uid, version) = (&deletion.uid, &deletion.resource_version);
    let checks = [
        ("UID", "uid", uid, "deleted and then recreated"),
        ("ResourceVersion", "resourceVersion", version, "modified"),
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
