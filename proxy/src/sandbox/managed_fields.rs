//! Who set what: `metadata.managedFields`, kept as server-side apply keeps it for plain updates.

use super::failure::{Failure, FieldError};
use crate::operation::ObjectOptions;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A field's path in the notation of FieldsV1, such as `f:data`, `f:description`.
type Path = Vec<String>;

/// The maps whose keys are fields of their own, with the path that leads to each.
const MAPS: [(&str, &[&str]); 3] = [
    ("/data", &["f:data"]),
    ("/metadata/annotations", &["f:metadata", "f:annotations"]),
    ("/metadata/labels", &["f:metadata", "f:labels"]),
];

/// Whose a change is that names nobody: the program's, as the user agent of its requests says.
const PROGRAM: &str = "karmada-token";
/// In bytes.
const LONGEST: usize = 128;

/// Whose a change is. `kind` is `CreateOptions` or `PatchOptions`, as the refusal names it.
///
/// # Errors
/// 422 for a name that is too long.
pub(super) fn manager<'a>(kind: &str, options: &'a ObjectOptions) -> Result<&'a str, Failure> {
    let manager = options.field_manager.as_deref().unwrap_or_default();
    if manager.len() > LONGEST {
        let error = FieldError::too_long("fieldManager", LONGEST);
        return Err(Failure::invalid_options(kind, &[error]));
    }
    Ok(if manager.is_empty() { PROGRAM } else { manager })
}

/// Writes `managedFields` into `after`: what changed since `before` is now this manager's, what is gone is nobody's.
pub(super) fn update(before: Option<&Value>, after: &mut Value, manager: &str, now: &str) {
    let old = before.map(fields_of).unwrap_or_default();
    let entries = before.and_then(|before| before["metadata"]["managedFields"].as_array());
    let entries = entries.map(Vec::as_slice).unwrap_or_default();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let mut times: BTreeMap<String, String> = entries
        .iter()
        .map(|entry| (text(entry, "manager"), text(entry, "time")))
        .collect();
    let mut owned = BTreeMap::<String, BTreeSet<Path>>::new();
    for (path, value) in fields_of(after) {
        let unchanged = old.get(&path) == Some(&value);
        let owner = entries
            .iter()
            .find(|entry| unchanged && owns(&entry["fieldsV1"], &path));
        let owner = owner.map(|entry| text(entry, "manager")).unwrap_or_else(|| {
            times.insert(manager.to_owned(), now.to_owned());
            manager.to_owned()
        });
        owned.entry(owner).or_default().insert(path);
    }
    let mut owned: Vec<_> = owned
        .iter()
        .map(|(manager, paths)| (times.get(manager), manager, paths))
        .collect();
    owned.sort();
    after["metadata"]["managedFields"] = owned
        .into_iter()
        .map(|(time, manager, paths)| {
            json!({
                "manager": manager,
                "operation": "Update",
                "apiVersion": "v1",
                "time": time,
                "fieldsType": "FieldsV1",
                "fieldsV1": tree(paths),
            })
        })
        .collect();
}

/// Every field that somebody can own, with its value. A map is one beside its keys, of no value of its own.
fn fields_of(secret: &Value) -> BTreeMap<Path, Value> {
    let mut fields = BTreeMap::from([(vec!["f:type".to_owned()], secret["type"].clone())]);
    for (pointer, path) in MAPS {
        let path = path.iter().map(|step| (*step).to_owned()).collect::<Path>();
        let map = secret.pointer(pointer).and_then(Value::as_object);
        for (key, value) in map.into_iter().flatten() {
            fields.insert(path.clone(), Value::Null);
            let key = format!("f:{key}");
            fields.insert(path.iter().cloned().chain([key]).collect(), value.clone());
        }
    }
    fields
}

/// FieldsV1: a node for each step; a field that has fields under it marks itself with `.`.
fn tree(paths: &BTreeSet<Path>) -> Value {
    let mut root = json!({});
    for path in paths {
        let mut node = &mut root;
        for (depth, step) in path.iter().enumerate() {
            if paths.contains(&path[..depth]) {
                node["."] = json!({});
            }
            node = &mut node[step.as_str()];
        }
        if node.is_null() {
            *node = json!({});
        }
    }
    root
}

/// Whether this field itself is in a tree.
fn owns(tree: &Value, path: &Path) -> bool {
    let node = path.iter().try_fold(tree, |node, step| node.get(step));
    let fields = node.and_then(Value::as_object);
    fields.is_some_and(|fields| fields.is_empty() || fields.contains_key("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example was run against kube-apiserver 1.36.3.
    #[test]
    fn ownership_moves_as_on_the_real_server() {
        let mut created = json!({
            "metadata": { "annotations": { "c": "d" }, "labels": { "a": "b" } },
            "data": { "a": "eQ==" },
            "type": "bootstrap.kubernetes.io/token",
        });
        update(None, &mut created, "mgr", "2026-11-24T06:30:58Z");
        let metadata = json!({ "f:annotations": { ".": {}, "f:c": {} }, "f:labels": { ".": {}, "f:a": {} } });
        assert_eq!(
            created["metadata"]["managedFields"],
            json!([{
                "manager": "mgr", "operation": "Update", "apiVersion": "v1", "time": "2026-11-24T06:30:58Z",
                "fieldsType": "FieldsV1",
                "fieldsV1": { "f:data": { ".": {}, "f:a": {} }, "f:metadata": metadata, "f:type": {} },
            }])
        );

        let mut patched = created.clone();
        patched["data"] = json!({ "b": "eA==", "c": "MQ==" });
        update(Some(&created), &mut patched, "other", "2026-11-24T06:30:59Z");
        let entries = &patched["metadata"]["managedFields"];
        assert_eq!(
            entries[0]["fieldsV1"],
            json!({ "f:data": {}, "f:metadata": metadata, "f:type": {} }),
            "the map stays its creator's, the key that is gone doesn't"
        );
        assert_eq!(
            entries[1]["fieldsV1"],
            json!({ "f:data": { "f:b": {}, "f:c": {} } })
        );
        assert_eq!(entries[1]["manager"], "other");
    }

    #[test]
    fn a_changed_value_changes_hands_and_an_empty_entry_goes() {
        let mut created = json!({ "metadata": {}, "type": "T" });
        update(None, &mut created, "one", "1");
        let mut changed = created.clone();
        changed["type"] = json!("U");
        update(Some(&created), &mut changed, "two", "2");
        let managers = changed["metadata"]["managedFields"].as_array().unwrap();
        assert_eq!(managers.len(), 1);
        assert_eq!(managers[0]["manager"], "two");
    }
}
