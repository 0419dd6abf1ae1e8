//! A token as JSON and YAML. The fields that kubeadm's own output has are named as there; docs/terminal.md describes
//! them all, and they stay.

use karmada_token_core::{Reason, RecordedExpiration, Usage};
use serde::Serialize;

use super::row::Row;

/// The group and version of these documents; they are nobody's API objects.
const API_VERSION: &str = "karmada-token/v1";

/// One token.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct View {
    kind: &'static str,
    api_version: &'static str,
    /// The Secret's name.
    name: String,
    /// Absent where the Secret holds none that is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// In clear, or with stars where that was asked for.
    token: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    /// In RFC 3339; absent where it never expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    usages: Vec<&'static str>,
    groups: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    state: &'static str,
    /// Whether the API server lets its bearer in.
    authenticates: bool,
    /// Whether cluster-info is signed with it.
    signed: bool,
    /// Why not, by core's names for the reasons; each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<&'static str>,
    /// What a command line was asked to print beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<String>,
}

/// Several tokens.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct List {
    kind: &'static str,
    api_version: &'static str,
    items: Vec<View>,
}

/// What a watch tells, one a line.
#[derive(Debug, Serialize)]
pub(super) struct Event {
    /// `ADDED`, `MODIFIED` or `DELETED`.
    pub(super) r#type: &'static str,
    pub(super) object: View,
}

impl View {
    pub(super) fn new(row: &Row, mask: bool) -> Self {
        let record = &row.record;
        View {
            kind: "BootstrapToken",
            api_version: API_VERSION,
            name: record.name.clone(),
            id: record.id.map(|id| id.to_string()),
            token: row.token(mask),
            description: record.description.clone(),
            expires: match &record.expiration {
                RecordedExpiration::Never => None,
                RecordedExpiration::At(end) => Some(end.to_string()),
                RecordedExpiration::Unparseable(text) => Some(text.clone()),
            },
            usages: record.usages.iter().map(Usage::name).collect(),
            groups: record.groups.clone(),
            created: record.created.map(|created| created.to_string()),
            state: row.state.as_key(),
            authenticates: row.verdict.authenticates.is_empty(),
            signed: row.verdict.signed.is_empty(),
            reasons: row.reasons().map(Reason::as_key).collect(),
            command: None,
        }
    }

    /// With the command that hands it over.
    pub(super) fn with_command(mut self, command: Option<&str>) -> Self {
        self.command = command.map(str::to_owned);
        self
    }
}

impl List {
    /// A list of these, as `kubectl get -o json` lists.
    pub(super) fn new(items: Vec<View>) -> Self {
        List {
            kind: "BootstrapTokenList",
            api_version: API_VERSION,
            items,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::form::{Form, document};
    use karmada_token_core::{Secret, Timestamp};

    #[test]
    fn a_list_has_its_fields_in_the_order_of_one_token() {
        let view = || {
            View::new(
                &Row::new(&Secret::default(), Timestamp::from_unix_seconds(0).unwrap()),
                false,
            )
        };
        let one = document(Form::Json, &view()).unwrap();
        let fields = |text: &str| {
            let lines = text
                .lines()
                .filter_map(|line| line.trim_start().strip_prefix('"'));
            let names = lines.filter_map(|line| Some(line.split_once("\":")?.0.to_owned()));
            names.collect::<Vec<_>>()
        };
        let list = document(Form::Json, &List::new(vec![view()])).unwrap();
        let mut expected = ["kind", "apiVersion", "items"].map(str::to_owned).to_vec();
        expected.extend(fields(&one));
        assert_eq!(fields(&list), expected);
        assert_eq!(fields(&one)[..3], ["kind", "apiVersion", "name"]);
    }
}
