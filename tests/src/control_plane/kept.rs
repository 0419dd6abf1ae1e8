//! Control planes that outlast a story: to start one takes two cores for seconds.

use std::sync::{Arc, Mutex};

use tokio::sync::OnceCell;

use super::{ControlPlane, lock};
use crate::failure::Outcome;

/// The one that all stories of a program share. Who stops a server of it, or takes away what `karmadactl init` has set up, harms the
/// others.
pub(crate) async fn shared() -> Outcome<Arc<ControlPlane>> {
    static SHARED: OnceCell<Arc<ControlPlane>> = OnceCell::const_new();
    let start = async || ControlPlane::start().await.map(Arc::new);
    SHARED.get_or_try_init(start).await.map(Arc::clone)
}

/// Those that no story has at the moment: in the end as many as stories run at once.
static FREE: Mutex<Vec<Arc<ControlPlane>>> = Mutex::new(Vec::new());

/// One that a story has for itself until this is dropped.
#[derive(Debug)]
pub(crate) struct Lent(Arc<ControlPlane>);

impl Lent {
    pub(crate) fn plane(&self) -> Arc<ControlPlane> {
        Arc::clone(&self.0)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        lock(&FREE).push(self.plane());
    }
}

/// Lends one that is as new.
pub(crate) async fn lent() -> Outcome<Lent> {
    let free = lock(&FREE).pop();
    let plane = match free {
        // One that can't be made as new is not lent again.
        Some(plane) => plane.renew().await.map(|()| plane)?,
        None => Arc::new(ControlPlane::start_without_controllers().await?),
    };
    Ok(Lent(plane))
}
