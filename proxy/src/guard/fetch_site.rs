//! `Sec-Fetch-Site`: what the browser says of the page that sends a request. Scripts can't set it.
//!
//! Source: <https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header>.

/// Who sends, as the browser sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FetchSite {
    /// A page of this very origin.
    SameOrigin,
    /// Any other: `same-site`, `cross-site`, `none` (the address bar, a bookmark), and what isn't known yet.
    Elsewhere,
    /// No word of it: no browser, or an old one.
    Missing,
}

impl FetchSite {
    pub(crate) fn parse(value: Option<&str>) -> Self {
        match value {
            None => Self::Missing,
            Some("same-origin") => Self::SameOrigin,
            Some(_) => Self::Elsewhere,
        }
    }
}
