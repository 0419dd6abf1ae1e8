//! Watch events, and how they change the rows.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod random_events;

use super::Rows;
use karmada_token_core::Secret;
use serde::Deserialize;
use serde_json::value::RawValue;

/// One line of a watch.
#[derive(Debug)]
pub(crate) enum Event {
    /// A Secret that wasn't there before.
    Added(Secret),
    /// A Secret as it is now.
    Modified(Secret),
    /// A Secret as it was last.
    Deleted(Secret),
    /// Nothing changed up to this version: only the version is set.
    Bookmark(Secret),
    /// The watch has ended; 410 when its version is too old to go on from.
    Error(Status),
}

/// The part of a Kubernetes `Status` that the page acts on.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub(crate) struct Status {
    /// The HTTP status code.
    pub(crate) code: u16,
    /// A word for programs, such as `AlreadyExists`.
    pub(crate) reason: String,
    /// A sentence for people, in the server's language.
    pub(crate) message: String,
}

/// A line of a watch that can't be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FrameError {
    /// Not the JSON of an event.
    #[error("a line of the watch is no event: {0}")]
    Json(#[from] serde_json::Error),
    /// An event of a type that no Kubernetes watch has.
    #[error("a watch has no events of type \"{0}\"")]
    Type(String),
}

/// An event before its object is read, which depends on its type.
#[derive(Deserialize)]
struct Frame<'a> {
    r#type: String,
    #[serde(borrow)]
    object: &'a RawValue,
}

impl Event {
    /// From one line.
    pub(crate) fn parse(line: &str) -> Result<Self, FrameError> {
        let frame: Frame<'_> = serde_json::from_slice(line.as_bytes())?;
        if frame.r#type == "ERROR" {
            return Ok(Event::Error(serde_json::from_slice(
                frame.object.get().as_bytes(),
            )?));
        }
        let secret = serde_json::from_slice(frame.object.get().as_bytes())?;
        match frame.r#type.as_str() {
            "ADDED" => Ok(Event::Added(secret)),
            "MODIFIED" => Ok(Event::Modified(secret)),
            "DELETED" => Ok(Event::Deleted(secret)),
            "BOOKMARK" => Ok(Event::Bookmark(secret)),
            _ => Err(FrameError::Type(frame.r#type)),
        }
    }
}

impl Rows {
    /// Takes in one event.
    ///
    /// # Errors
    /// The server's word when the event ends the watch; the rows are as they were.
    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), Status> {
        match event {
            Event::Added(secret) | Event::Modified(secret) => self.put(secret),
            Event::Deleted(secret) => self.remove(secret),
            Event::Bookmark(secret) => self.reached(&secret.metadata.resource_version),
            Event::Error(status) => return Err(status.clone()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: &str, id: &str, version: u32) -> String {
        format!(
            r#"{{"type":"{kind}","object":{{"kind":"Secret","metadata":{{"name":"bootstrap-token-{id}","resourceVersion":"{version}"}}}}}}"#
        )
    }

    fn names(rows: &Rows) -> Vec<String> {
        rows.iter().map(|row| row.record().name.clone()).collect()
    }

    #[test]
    fn events_bring_the_rows_up_to_the_server() {
        let mut rows = Rows::at("1");
        for text in [
            line("ADDED", "bbbbbb", 2),
            line("ADDED", "aaaaaa", 3),
            line("MODIFIED", "aaaaaa", 4),
            line("DELETED", "bbbbbb", 5),
        ] {
            rows.apply(&Event::parse(&text).unwrap()).unwrap();
        }
        assert_eq!(names(&rows), ["bootstrap-token-aaaaaa"]);
        assert_eq!(rows.resource_version(), "5");
        let row = rows.get("bootstrap-token-aaaaaa").unwrap();
        assert_eq!(row.record().resource_version, "4");
    }

    #[test]
    fn a_bookmark_moves_the_version_alone() {
        let mut rows = Rows::at("1");
        let text = r#"{"type":"BOOKMARK","object":{"kind":"Secret","apiVersion":"v1","metadata":{"resourceVersion":"9","creationTimestamp":null}}}"#;
        rows.apply(&Event::parse(text).unwrap()).unwrap();
        assert_eq!(rows.count(), 0);
        assert_eq!(rows.resource_version(), "9");
    }

    #[test]
    fn s38_gone_is_handed_on_and_changes_nothing() {
        let mut rows = Rows::at("1");
        let text = r#"{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version","reason":"Expired","code":410}}"#;
        let status = rows.apply(&Event::parse(text).unwrap()).unwrap_err();
        assert_eq!((status.code, status.reason.as_str()), (410, "Expired"));
        assert_eq!(rows, Rows::at("1"));
    }

    #[test]
    fn what_is_no_event_is_an_error() {
        for text in ["", "{", "[]", r#"{"type":"NEWS","object":{}}"#] {
            assert!(Event::parse(text).is_err(), "{text}");
        }
    }
}
