//! What an API server answers, read.

use http::StatusCode;
use serde::Deserialize;

use crate::answer::is_status;
use crate::terminal::{TerminalError, harmless};
use crate::upstream::UpstreamError;

/// What discovery begins with.
#[derive(Deserialize)]
pub(super) struct GroupList {
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    name: String,
}

#[derive(Deserialize)]
struct Status {
    message: String,
}

impl GroupList {
    pub(super) fn names(self) -> Vec<String> {
        self.groups.into_iter().map(|group| group.name).collect()
    }
}

/// # Errors
/// It is something else.
pub(super) fn decode<T: for<'a> Deserialize<'a>>(body: &[u8]) -> Result<T, TerminalError> {
    // serde's own message would quote what it stumbled over.
    serde_json::from_slice(body)
        .map_err(|_| UpstreamError::Garbled("not the object that was asked for").into())
}

/// A refusal in the server's own words.
pub(super) fn refused(doing: &str, code: StatusCode, body: &[u8]) -> TerminalError {
    let told = match serde_json::from_slice::<Status>(body) {
        Ok(status) if is_status(body) => harmless::lines(&status.message),
        _ => format!("it answered {code} without a word about it"),
    };
    TerminalError::Refused {
        doing: doing.to_owned(),
        code,
        told,
    }
}

#[cfg(test)]
mod tests {
    use super::refused;
    use http::StatusCode;

    #[test]
    fn a_refusals_words_are_not_obeyed() {
        let body =
            br#"{"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "\u001b[2Jno\nno"}"#;
        let told = refused("list", StatusCode::FORBIDDEN, body).to_string();
        assert_eq!(told, "the API server did not list: ^[[2Jno\nno");
    }
}
