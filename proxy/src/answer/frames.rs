//! Watch frames: one JSON object a line, wherever the network cut them.

use bytes::{Bytes, BytesMut};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::body::OBJECT_LIMIT;
use super::secret::{Seen, masked};
use crate::operation::View;
use crate::upstream::UpstreamError;

/// Collects bytes and gives them back line by line.
#[derive(Default)]
pub(crate) struct Lines {
    buffer: BytesMut,
    /// How much of the buffer is known to hold no line end.
    searched: usize,
}

impl Lines {
    pub(crate) fn push(&mut self, data: &[u8]) {
        self.buffer.extend_from_slice(data);
    }

    /// The next whole line, without its end.
    ///
    /// # Errors
    /// [`UpstreamError::TooLarge`] once a line is longer than any object.
    pub(crate) fn next(&mut self) -> Result<Option<Bytes>, UpstreamError> {
        let unsearched = self.buffer.get(self.searched..).unwrap_or_default();
        match unsearched.iter().position(|byte| *byte == b'\n') {
            Some(index) => {
                let mut line = self.buffer.split_to(self.searched + index + 1);
                self.searched = 0;
                line.truncate(line.len() - 1);
                Ok(Some(line.freeze()))
            }
            None if self.buffer.len() > OBJECT_LIMIT => Err(UpstreamError::TooLarge),
            None => {
                self.searched = self.buffer.len();
                Ok(None)
            }
        }
    }
}

#[derive(Deserialize)]
struct Frame<'a> {
    r#type: String,
    #[serde(borrow)]
    object: &'a RawValue,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Bookmark<'a> {
    #[serde(borrow)]
    metadata: BookmarkMetadata<'a>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct BookmarkMetadata<'a> {
    resource_version: String,
    #[serde(borrow)]
    annotations: Option<&'a RawValue>,
}

/// The frame as it may travel, without a line end; `None` for one that isn't about a bootstrap token.
///
/// # Errors
/// [`UpstreamError::Garbled`] for what is no frame.
pub(super) fn frame(line: &Bytes, view: View) -> Result<Option<Bytes>, UpstreamError> {
    const GARBLED: UpstreamError = UpstreamError::Garbled("no watch event");
    let text = std::str::from_utf8(line).map_err(|_| GARBLED)?;
    let event: Frame<'_> = serde_json::from_str(text).map_err(|_| GARBLED)?;
    match event.r#type.as_str() {
        "ADDED" | "MODIFIED" | "DELETED" => {
            if view == View::Whole {
                let seen: Seen = serde_json::from_str(event.object.get()).map_err(|_| GARBLED)?;
                return Ok(seen.is_token().then(|| line.clone()));
            }
            let object = masked(event.object.get().as_bytes()).map_err(|_| GARBLED)?;
            let head = format!("{{\"type\":\"{}\",\"object\":", event.r#type);
            Ok(object.map(|object| [head.as_bytes(), &object, b"}"].concat().into()))
        }
        "BOOKMARK" => bookmark(event.object)
            .map(|text| Some(text.into()))
            .ok_or(GARBLED),
        "ERROR" if super::is_status(event.object.get().as_bytes()) => Ok(Some(line.clone())),
        _ => Err(GARBLED),
    }
}

/// A bookmark says how far the watch has come. It is written anew, so that nothing else can ride on it.
fn bookmark(object: &RawValue) -> Option<String> {
    let bookmark: Bookmark<'_> = serde_json::from_str(object.get()).ok()?;
    let mut metadata =
        json!({"resourceVersion": bookmark.metadata.resource_version, "creationTimestamp": null});
    if let Some(annotations) = bookmark.metadata.annotations {
        metadata["annotations"] = serde_json::from_str(annotations.get()).ok()?;
    }
    let object = json!({"kind": "Secret", "apiVersion": "v1", "metadata": metadata});
    Some(json!({"type": "BOOKMARK", "object": object}).to_string())
}

#[cfg(test)]
mod tests;
