//! The key that a session over plain HTTP needs beside its cookie.

/// The key of this origin's session. The cookie of a loopback port reaches every port of the host, and what an origin
/// stores does not: so the proxy asks for both.
#[derive(Clone, Debug)]
pub(super) struct SessionKey {
    /// The name under which it is stored, which holds the port as the cookie's does.
    name: String,
}

impl SessionKey {
    /// The header that carries it.
    pub(super) const HEADER: &str = "X-Karmada-Token-Key";

    /// The key of the origin of this page.
    pub(super) fn of_this_origin() -> Self {
        let port = web_sys::window().and_then(|window| window.location().port().ok());
        SessionKey {
            name: format!("karmada-token-key-{}", port.unwrap_or_default()),
        }
    }

    /// The key, if there is one.
    pub(super) fn get(&self) -> Option<String> {
        storage()?.get_item(&self.name).ok().flatten()
    }

    /// Keeps one.
    pub(super) fn set(&self, key: &str) {
        // A browser that stores nothing asks for a sign-in again after a reload; there is nothing better to do.
        let _stored = storage().map(|storage| storage.set_item(&self.name, key));
    }

    /// Forgets it.
    pub(super) fn forget(&self) {
        let _removed = storage().map(|storage| storage.remove_item(&self.name));
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
