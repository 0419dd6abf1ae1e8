//! An answer's body as it arrives.

use super::{AbortHandle, ApiError, Client};
use gloo_net::http::Method;
use js_sys::{Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// The body of one answer.
pub(super) struct Chunks {
    abort: Rc<AbortHandle>,
    reader: ReadableStreamDefaultReader,
}

impl Chunks {
    /// Of a request that this aborts. The headers are waited for, but not for ever.
    ///
    /// # Errors
    /// Among others for an answer without a body.
    pub(super) async fn open(client: &Client, path: &str, abort: Rc<AbortHandle>) -> Result<Self, ApiError> {
        let _timer = AbortHandle::abort_when_late(&abort);
        let response = client.send(Method::GET, path, None, &abort).await;
        let response = response.map_err(|error| abort.timeout_if_aborted(error))?;
        let reader = response
            .body()
            // Without a word about its mode it is of this kind, if not of this window's class.
            .map(|body| body.get_reader().unchecked_into())
            .ok_or(ApiError::Unreachable)?;
        Ok(Chunks { abort, reader })
    }

    pub(super) fn abort(&self) -> &Rc<AbortHandle> {
        &self.abort
    }

    /// What has come since the last call; `None` when that was all.
    ///
    /// # Errors
    /// When the connection broke or was aborted.
    pub(super) async fn next(&self) -> Result<Option<Vec<u8>>, ApiError> {
        let chunk = self.abort.wait_for(&self.reader.read()).await?;
        let done = Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy());
        if done {
            return Ok(None);
        }
        let value = Reflect::get(&chunk, &"value".into()).map_err(|_| ApiError::Unreachable)?;
        Ok(Some(Uint8Array::new(&value).to_vec()))
    }
}

impl Drop for Chunks {
    /// A page's own `fetch` that doesn't know the signal would leave the connection open.
    fn drop(&mut self) {
        // Fails for a stream that has ended, and then there is nothing to end; listened to, so that no failure counts as unhandled.
        drop(JsFuture::from(self.reader.cancel()));
    }
}
