//! A watch: the events that follow a list, line by line, until the server ends it.

use super::secrets::{PATH, SELECTOR};
use super::{ApiError, Client, Leash};
use crate::model::{Event, LineBuffer};
use gloo_net::http::Method;
use js_sys::{Reflect, Uint8Array, encode_uri_component};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// How long the server keeps one watch open, in seconds; then the next begins where it ended.
const DURATION: u32 = 290;

/// A watch that is open.
pub(crate) struct Watch {
    leash: Rc<Leash>,
    reader: ReadableStreamDefaultReader,
    buffer: LineBuffer,
}

impl Client {
    /// Opens a watch that goes on from a version of the list; pulling the leash ends it.
    ///
    /// # Errors
    /// 410 when the version is too old.
    pub(crate) async fn watch(&self, resource_version: &str, leash: Rc<Leash>) -> Result<Watch, ApiError> {
        let version = encode_uri_component(resource_version);
        let path = format!(
            "{PATH}?{SELECTOR}&watch=true&allowWatchBookmarks=true&timeoutSeconds={DURATION}&resourceVersion={}",
            version.as_string().unwrap_or_default()
        );
        let response = self.send(Method::GET, &path, None, &leash).await?;
        let reader = response
            .body()
            .and_then(|body| body.get_reader().dyn_into().ok())
            .ok_or(ApiError::Unreachable)?;
        Ok(Watch {
            leash,
            reader,
            buffer: LineBuffer::default(),
        })
    }
}

impl Watch {
    /// The events that came since the last call, at least one; `None` when the server has ended the watch.
    ///
    /// # Errors
    /// When the connection broke, was aborted, or brought something that is no event.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Event>>, ApiError> {
        loop {
            let Some(bytes) = self.read().await? else {
                return Ok(None);
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

    async fn read(&self) -> Result<Option<Vec<u8>>, ApiError> {
        let chunk = self.leash.hold(&self.reader.read()).await?;
        let done = Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy());
        if done {
            return Ok(None);
        }
        let value = Reflect::get(&chunk, &"value".into()).map_err(|_| ApiError::Unreachable)?;
        Ok(Some(Uint8Array::new(&value).to_vec()))
    }
}

impl Drop for Watch {
    /// A page's own `fetch` that doesn't know the signal would leave the connection open.
    fn drop(&mut self) {
        // Fails for a stream that has ended, and then there is nothing to end; listened to, so that no failure counts as unhandled.
        drop(JsFuture::from(self.reader.cancel()));
    }
}
