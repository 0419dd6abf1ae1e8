//! Fields that the API server can't read, of those that a token's Secret is read from. What it makes of the values of data
//! is told with them.

use crate::Timestamp;
use crate::diagnose::SecretProblem;
use crate::diagnose::notes::Notes;
use crate::yaml::{Node, Value};

/// What a field holds.
enum Sort {
    Text,
    Time,
    Texts,
    Values,
    Object(&'static [(&'static str, Sort)]),
    Objects(&'static [(&'static str, Sort)]),
}

const SECRET: &[(&str, Sort)] = &[
    ("apiVersion", Sort::Text),
    ("kind", Sort::Text),
    ("metadata", Sort::Object(METADATA)),
    ("type", Sort::Text),
    ("data", Sort::Values),
    ("stringData", Sort::Values),
];

const METADATA: &[(&str, Sort)] = &[
    ("name", Sort::Text),
    ("namespace", Sort::Text),
    ("uid", Sort::Text),
    ("resourceVersion", Sort::Text),
    ("creationTimestamp", Sort::Time),
    ("deletionTimestamp", Sort::Time),
    ("annotations", Sort::Texts),
    ("managedFields", Sort::Objects(MANAGED_FIELDS)),
];

const MANAGED_FIELDS: &[(&str, Sort)] = &[
    ("manager", Sort::Text),
    ("operation", Sort::Text),
    ("time", Sort::Time),
];

pub(super) fn examine(secret: &Node, notes: &mut Notes) {
    look(secret, &Sort::Object(SECRET), notes);
}

fn look(node: &Node, sort: &Sort, notes: &mut Notes) {
    match (sort, &node.value) {
        (_, Value::Null) | (Sort::Text, Value::Text(_)) | (Sort::Values, Value::Map(_)) => {}
        (Sort::Time, Value::Text(text)) if Timestamp::parse_rfc3339(text).is_ok() => {}
        (Sort::Texts, Value::Map(entries)) => {
            for entry in entries {
                look(&entry.node, &Sort::Text, notes);
            }
        }
        (Sort::Object(fields), Value::Map(entries)) => {
            for entry in entries {
                if let Some((_, sort)) = fields.iter().find(|(name, _)| *name == entry.key) {
                    look(&entry.node, sort, notes);
                }
            }
        }
        (Sort::Objects(fields), Value::List(items)) => {
            for item in items {
                look(item, &Sort::Object(fields), notes);
            }
        }
        _ => notes.add(SecretProblem::Field, node.span),
    }
}
