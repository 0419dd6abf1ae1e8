//! A control plane that outlasts a story: to start one takes two cores for seconds.

use std::sync::Arc;

use tokio::sync::OnceCell;

use super::{ControlPlane, ControlPlaneError};

/// The one that all stories of a program share. Who stops a server of it, or takes away what `karmadactl init` has set up, harms the
/// others.
pub(crate) async fn shared() -> Result<Arc<ControlPlane>, ControlPlaneError> {
    static SHARED: OnceCell<Arc<ControlPlane>> = OnceCell::const_new();
    let start = async || ControlPlane::start().await.map(Arc::new);
    SHARED.get_or_try_init(start).await.map(Arc::clone)
}
