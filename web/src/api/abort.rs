//! A request that is given up when nobody waits for it any more.

use super::ApiError;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Promise};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

const ABORT: &str = "abort";
/// How long an answer, or more of a long one, may take, in milliseconds. The proxy itself gives up on the API server after 5 s.
const PATIENCE: u32 = 15_000;

/// Aborts its request when it is told to or dropped: a view that is taken away leaves no connection behind.
pub(crate) struct AbortHandle {
    controller: AbortController,
}

impl AbortHandle {
    /// For one request; none in a browser without `AbortController`.
    pub(crate) fn new() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        Some(AbortHandle { controller })
    }

    /// Ends the request now; whatever is awaited by [`AbortHandle::wait_for`] fails.
    pub(crate) fn abort(&self) {
        self.controller.abort();
    }

    /// Aborts it when its answer takes too long, unless the timer is dropped first.
    pub(super) fn abort_when_late(this: &Rc<Self>) -> Timeout {
        Self::abort_after(this, PATIENCE)
    }

    /// Aborts it after so many milliseconds, unless the timer is dropped first.
    pub(super) fn abort_after(this: &Rc<Self>, millis: u32) -> Timeout {
        let abort = Rc::clone(this);
        Timeout::new(millis, move || abort.abort())
    }

    /// What an error comes from: of what was aborted nothing else is known.
    pub(super) fn timeout_if_aborted(&self, error: ApiError) -> ApiError {
        match error {
            ApiError::Unreachable if self.is_aborted() => ApiError::Timeout,
            error => error,
        }
    }

    /// Whether it was aborted.
    pub(super) fn is_aborted(&self) -> bool {
        self.signal().aborted()
    }

    pub(super) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Waits for a promise until the request is aborted. An embedding page's `fetch` or `getToken` need not know the signal, and what
    /// it promised may never come.
    ///
    /// # Errors
    /// [`ApiError::Unreachable`] when the promise is broken, and when the request is aborted.
    pub(super) async fn wait_for(&self, promise: &Promise) -> Result<JsValue, ApiError> {
        let signal = self.signal();
        let mut heard = None;
        let aborted = Promise::new(&mut |resolve, _reject| {
            // Fails for no event's name.
            let _added = signal.add_event_listener_with_callback(ABORT, &resolve);
            heard = Some(resolve);
        });
        if signal.aborted() {
            return Err(ApiError::Unreachable);
        }
        let first = JsFuture::from(Promise::race(&Array::of2(promise, &aborted))).await;
        if let Some(heard) = heard {
            let _removed = signal.remove_event_listener_with_callback(ABORT, &heard);
        }
        match first {
            Ok(value) if !signal.aborted() => Ok(value),
            Ok(_) | Err(_) => Err(ApiError::Unreachable),
        }
    }
}

impl Drop for AbortHandle {
    fn drop(&mut self) {
        self.controller.abort();
    }
}
