//! A watch: the events that follow a list, line by line, until the server ends it.

use super::chunks::Chunks;
use super::secrets::{PATH, SELECTOR};
use super::{AbortHandle, ApiError, Client};
use crate::model::{Event, LineBuffer};
use js_sys::encode_uri_component;
use std::rc::Rc;

/// How long the server keeps one watch open, in seconds; then the next begins where it ended.
const DURATION: u32 = 290;
/// A watch that is silent for longer, in milliseconds, is taken for ended, and whether anybody is there is told by the answer to the next: an
/// API server says each minute how far it has come, and a connection may break without a word.
const SILENCE: u32 = 150_000;

/// A watch that is open.
pub(crate) struct Watch {
    chunks: Chunks,
    buffer: LineBuffer,
}

impl Client {
    /// Opens a watch that goes on from a version of the list; `abort` ends it.
    ///
    /// # Errors
    /// Among others 410 when the version is too old.
    pub(crate) async fn watch(
        &self,
        resource_version: &str,
        abort: Rc<AbortHandle>,
    ) -> Result<Watch, ApiError> {
        let version = encode_uri_component(resource_version);
        let path = format!(
            "{PATH}?{SELECTOR}&watch=true&allowWatchBookmarks=true&timeoutSeconds={DURATION}&resourceVersion={}",
            version.as_string().unwrap_or_default()
        );
        Ok(Watch {
            chunks: Chunks::open(self, &path, abort).await?,
            buffer: LineBuffer::default(),
        })
    }
}

impl Watch {
    /// The events that came since the last call, at least one; `None` when the watch has ended: by the server, by its handle, or for its silence.
    ///
    /// # Errors
    /// When the connection broke, or brought something that is no event.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Event>>, ApiError> {
        loop {
            let abort = self.chunks.abort();
            let _timer = AbortHandle::abort_after(abort, SILENCE);
            let bytes = match self.chunks.next().await {
                Ok(Some(bytes)) => bytes,
                Err(error) if !abort.is_aborted() => return Err(error),
                Ok(None) | Err(_) => return Ok(None),
            };
            let lines = self.buffer.push(&bytes);
            if self.buffer.is_overlong() {
                return Err(ApiError::Unreadable { code: 200 });
            }
            if !lines.is_empty() {
                let events = lines
                    .iter()
                    .map(|line| Event::parse(line))
                    .collect::<Result<_, _>>();
                return events.map(Some).map_err(|_| ApiError::Unreadable { code: 200 });
            }
        }
    }
}
