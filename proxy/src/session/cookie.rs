//! The session cookie's name and attributes.

use std::fmt;

use http::header::COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::base_path::BasePath;
use crate::guard::Scheme;

/// The header that a session over plain HTTP needs besides its cookie: cookies of a loopback address reach every
/// port of the host, the origin's storage that this key is kept in doesn't.
pub(crate) const KEY_HEADER: HeaderName = HeaderName::from_static("x-karmada-token-key");

/// The name that says how a cookie is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CookieName {
    name: String,
    scheme: Scheme,
}

impl CookieName {
    /// `__Host-karmada-token` under TLS, with the path that all is under: several servers may share a host, and such a
    /// cookie is for all of its paths. Otherwise with the port, since the port is no part of a cookie's scope.
    pub(crate) fn new(scheme: Scheme, port: u16, base: &BasePath) -> Self {
        let name = match scheme {
            Scheme::Http => format!("karmada-token-{port}"),
            // A name can't hold a slash, and a base path holds no tilde.
            Scheme::Https => format!("__Host-karmada-token{}", base.as_str().replace('/', "~")),
        };
        Self { name, scheme }
    }

    /// Whether the cookie alone is worth nothing.
    pub(crate) fn needs_key(&self) -> bool {
        self.scheme == Scheme::Http
    }

    /// The cookie's value. One that is there twice is none: somebody else has set the other.
    pub(crate) fn find<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let pairs = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let mut values = pairs
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == self.name)
            .map(|(_, value)| value);
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }

    /// The Set-Cookie that begins a session. It ends with the browser's.
    pub(crate) fn set(&self, value: &str) -> Option<HeaderValue> {
        let mut cookie = HeaderValue::try_from(format!("{self}={value}{}", self.attributes())).ok()?;
        cookie.set_sensitive(true);
        Some(cookie)
    }

    /// The Set-Cookie that ends it.
    pub(crate) fn clear(&self) -> Option<HeaderValue> {
        HeaderValue::try_from(format!("{self}={}; Max-Age=0", self.attributes())).ok()
    }

    /// How many bytes of value a browser keeps: 4096 for the whole cookie.
    pub(crate) fn room(&self) -> usize {
        4096_usize.saturating_sub(self.name.len() + 1 + self.attributes().len())
    }

    fn attributes(&self) -> &'static str {
        match self.scheme {
            Scheme::Http => "; Path=/; HttpOnly; SameSite=Strict",
            Scheme::Https => "; Path=/; HttpOnly; SameSite=Strict; Secure",
        }
    }
}

impl fmt::Display for CookieName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(lines: &[&'static str]) -> HeaderMap {
        lines
            .iter()
            .map(|line| (COOKIE, HeaderValue::from_static(line)))
            .collect()
    }

    fn name(scheme: Scheme, base: &str) -> CookieName {
        CookieName::new(scheme, 8321, &BasePath::parse(base).unwrap())
    }

    #[test]
    fn the_cookie_of_this_port_is_found_among_others() {
        let name = name(Scheme::Http, "");
        assert_eq!(
            name.find(&sent(&["a=b; karmada-token-8321=x", "karmada-token-8322=y"])),
            Some("x")
        );
        assert_eq!(name.find(&sent(&["karmada-token-832=x"])), None);
        assert_eq!(
            name.find(&sent(&["karmada-token-8321=x; karmada-token-8321=y"])),
            None
        );
    }

    #[test]
    fn s06_cookies_are_for_this_site_and_no_script() {
        let plain = name(Scheme::Http, "").set("v").unwrap();
        assert_eq!(plain, "karmada-token-8321=v; Path=/; HttpOnly; SameSite=Strict");
        let secure = name(Scheme::Https, "").set("v").unwrap();
        assert_eq!(
            secure,
            "__Host-karmada-token=v; Path=/; HttpOnly; SameSite=Strict; Secure"
        );
    }
    #[test]
    fn s06_servers_of_one_host_have_a_cookie_each() {
        let names = ["", "/prod", "/prod/a", "/prod-a"].map(|base| name(Scheme::Https, base).name);
        assert_eq!(
            names,
            [
                "__Host-karmada-token",
                "__Host-karmada-token~prod",
                "__Host-karmada-token~prod~a",
                "__Host-karmada-token~prod-a",
            ]
        );
    }
}
