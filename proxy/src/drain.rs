//! The word that the process is to end, spread to whoever holds something open.

use tokio::sync::watch;

/// Hears that draining has begun.
#[derive(Clone, Debug)]
pub(crate) struct Drain(watch::Receiver<bool>);

/// Says that draining begins.
#[derive(Debug)]
pub(crate) struct DrainTrigger(watch::Sender<bool>);

/// A trigger and what hears it.
pub(crate) fn drain() -> (DrainTrigger, Drain) {
    let (sender, receiver) = watch::channel(false);
    (DrainTrigger(sender), Drain(receiver))
}

impl DrainTrigger {
    pub(crate) fn begin(&self) {
        self.0.send_replace(true);
    }
}

impl Drain {
    /// Returns once draining has begun, or there is nobody left who could begin it.
    pub(crate) async fn begun(&mut self) {
        // An error means that the trigger is gone, and the process with it.
        drop(self.0.wait_for(|begun| *begun).await);
    }

    pub(crate) fn has_begun(&self) -> bool {
        *self.0.borrow()
    }
}
