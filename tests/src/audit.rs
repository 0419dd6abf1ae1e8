//! kube-apiserver's audit log: what upstream really saw.

use std::path::Path;

use serde::Deserialize;

use crate::failure::Outcome;

/// One request that kube-apiserver answered.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditEvent {
    /// `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`.
    pub verb: String,
    /// The path with its query.
    #[serde(rename = "requestURI")]
    pub request_uri: String,
    /// The client's own word.
    #[serde(default)]
    pub user_agent: String,
    user: AuditUser,
    #[serde(default)]
    response_status: Option<ResponseStatus>,
}

#[derive(Debug, Clone, Deserialize)]
struct AuditUser {
    #[serde(default)]
    username: String,
}

#[derive(Debug, Clone, Deserialize)]
struct ResponseStatus {
    #[serde(default)]
    code: u16,
}

impl AuditEvent {
    /// Everything in the log so far. A last line that is still being written is left out.
    pub fn read(log: &Path) -> Outcome<Vec<Self>> {
        let text = std::fs::read_to_string(log)?;
        let complete = text.rfind('\n').map_or("", |end| &text[..end]);
        complete
            .lines()
            .map(|line| Ok(serde_json::from_str(line)?))
            .collect()
    }

    /// Who asked, as kube-apiserver understood it.
    pub fn user(&self) -> &str {
        &self.user.username
    }

    /// The HTTP status code of the answer.
    pub fn code(&self) -> Option<u16> {
        self.response_status.as_ref().map(|status| status.code)
    }
}
