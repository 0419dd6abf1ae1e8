//! Who set what: `metadata.managedFields`, kept as server-side apply keeps it for plain updates.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A field's path in the notation of FieldsV1, such as `f:data`, `f:description`.
type Path = Vec<String>;

/// The maps whose keys are fields of their own, with the path that leads to each.
const MAPS: [(&[&str], &[&str]); 3] = [
    (&["data"], &["f:data"]),
    (&["metadata", "annotations"], &["f:metadata", "f:annotations"]),
    (&["metadata", "labels"], &["f:metadata", "f:labels"]),
];
const SCALARS: [(&str, &str); 2] = [("immutable", "f:immutable"), ("type", "f:type")];

/// Writes `managedFields` into `after`: what changed since `before` is now this manager's, what is gone is nobody's.
pub(super) fn update(before: Option<&Value>, after: &mut Value, manager: &str, now: &str) {
    let old = before.map(fields_of).unwrap_or_default();
    let new = fields_of(after);
    let set: BTreeSet<Path> = new
        .iter()
        .filter(|(path, value)| old.get(*path) != Some(value))
        .map(|(path, _)| path.clone())
        .collect();
    let mut entries = before.map(entries_of).unwrap_or_default();
    for entry in &mut entries {
        let theirs = entry.manager != manager;
        entry
            .paths
            .retain(|path| new.contains_key(path) && !(theirs && set.contains(path)));
    }
    if !set.is_empty() {
        let known = entries.iter_mut().find(|entry| entry.manager == manager);
        match known {
            Some(entry) => {
                entry.paths.extend(set);
                entry.time = now.to_owned();
            }
            None => entries.push(Entry {
                manager: manager.to_owned(),
                time: now.to_owned(),
                paths: set,
            }),
        }
    }
    entries.retain(|entry| !entry.paths.is_empty());
    entries.sort_by(|a, b| (&a.time, &a.manager).cmp(&(&b.time, &b.manager)));
    after["metadata"]["managedFields"] = entries.iter().map(Entry::to_json).collect();
}

#[derive(Debug)]
struct Entry {
    manager: String,
    time: String,
    paths: BTreeSet<Path>,
}

impl Entry {
    fn to_json(&self) -> Value {
        json!({
            "manager": self.manager,
            "operation": "Update",
            "apiVersion": "v1",
            "time": self.time,
            "fieldsType": "FieldsV1",
            "fieldsV1": tree(&self.paths),
        })
    }
}

/// Every field that somebody can own, with its value. A map is one beside its keys, of no value of its own.
fn fields_of(secret: &Value) -> BTreeMap<Path, Value> {
    let mut fields = BTreeMap::new();
    for (steps, path) in MAPS {
        let path = path.iter().map(|step| (*step).to_owned()).collect::<Path>();
        let map = steps.iter().fold(secret, |value, step| &value[step]);
        for (key, value) in map.as_object().into_iter().flatten() {
            fields.insert(path.clone(), Value::Null);
            let key = format!("f:{key}");
            fields.insert(path.iter().cloned().chain([key]).collect(), value.clone());
        }
    }
    for (key, step) in SCALARS {
        if !secret[key].is_null() {
            fields.insert(vec![step.to_owned()], secret[key].clone());
        }
    }
    fields
}

fn entries_of(secret: &Value) -> Vec<Entry> {
    let entries = secret["metadata"]["managedFields"].as_array();
    let entry = |entry: &Value| Entry {
        manager: entry["manager"].as_str().unwrap_or_default().to_owned(),
        time: entry["time"].as_str().unwrap_or_default().to_owned(),
        paths: paths(&entry["fieldsV1"]),
    };
    entries.into_iter().flatten().map(entry).collect()
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

fn paths(tree: &Value) -> BTreeSet<Path> {
    fn walk(node: &Map<String, Value>, path: &Path, found: &mut BTreeSet<Path>) {
        if node.is_empty() || node.contains_key(".") {
            found.insert(path.clone());
        }
        for (step, child) in node.iter().filter(|(step, _)| *step != ".") {
            let path = path.iter().cloned().chain([step.clone()]).collect();
            if let Value::Object(child) = child {
                walk(child, &path, found);
            }
        }
    }
    let mut found = BTreeSet::new();
    if let Value::Object(root) = tree {
        walk(root, &Path::new(), &mut found);
    }
    found.remove(&Path::new());
    found
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
