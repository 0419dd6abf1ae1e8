//! A file of the page: what it is and how long it may be kept.

use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};

use crate::guard::kept_for_ever;
use crate::hex::hex;

/// A file by its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageFile<'a>(&'a str);

impl<'a> PageFile<'a> {
    pub(super) const fn new(name: &'a str) -> Self {
        Self(name)
    }

    pub(super) const fn name(&self) -> &'a str {
        self.0
    }

    pub(super) fn is_html(&self) -> bool {
        self.extension() == "html"
    }

    /// Content type, and caching by whether the name changes with the content.
    pub(super) fn describe(&self, headers: &mut HeaderMap) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type()));
        let cache = if self.is_hashed() {
            kept_for_ever()
        } else {
            HeaderValue::from_static("no-cache")
        };
        headers.insert(CACHE_CONTROL, cache);
    }

    fn extension(&self) -> &'a str {
        self.0.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    fn content_type(&self) -> &'static str {
        match self.extension() {
            "html" => "text/html; charset=utf-8",
            "js" | "mjs" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "ico" => "image/x-icon",
            "json" | "map" | "webmanifest" => "application/json",
            "txt" => "text/plain; charset=utf-8",
            "woff2" => "font/woff2",
            _ => "application/octet-stream",
        }
    }

    /// Trunk writes `name-HASH.js` and `name-HASH_bg.wasm`, the hash in 16 hexadecimal digits.
    fn is_hashed(&self) -> bool {
        let stem = self
            .0
            .rsplit('/')
            .next()
            .and_then(|file| file.split('.').next())
            .unwrap_or_default();
        let hash = stem
            .strip_suffix("_bg")
            .unwrap_or(stem)
            .rsplit('-')
            .next()
            .unwrap_or_default();
        hash.len() >= 8 && hash.len() < stem.len() && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

/// The entity tag of a content's SHA-256.
pub(super) fn entity_tag(hash: &[u8]) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("\"{}\"", hex(hash))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("karmada-token-web-0123456789abcdef.js", true)]
    #[case("karmada-token-web-0123456789abcdef_bg.wasm", true)]
    #[case("snippets/gloo-0123456789abcdef/inline0.js", false)]
    #[case("console-0123456789abcdef.css", true)]
    #[case("karmada-token-console.js", false)]
    #[case("index.html", false)]
    #[case("0123456789abcdef.js", false)]
    #[case("start-up.js", false)]
    fn s18_only_what_is_named_by_its_content_is_immutable(#[case] name: &str, #[case] hashed: bool) {
        let mut headers = HeaderMap::new();
        PageFile::new(name).describe(&mut headers);
        let cache = headers[CACHE_CONTROL].to_str().unwrap();
        assert_eq!(cache.contains("immutable"), hashed, "{cache}");
    }
}
