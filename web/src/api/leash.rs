//! A request that is given up when nobody waits for it any more.

use web_sys::{AbortController, AbortSignal};

/// Ends its request when it is pulled or dropped: a view that is taken away leaves no connection behind.
pub(crate) struct Leash {
    controller: AbortController,
}

impl Leash {
    /// For one request; none in a browser without `AbortController`.
    pub(crate) fn new() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        Some(Leash { controller })
    }

    /// Ends the request now; its future fails.
    pub(crate) fn pull(&self) {
        self.controller.abort();
    }

    pub(super) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        self.controller.abort();
    }
}
