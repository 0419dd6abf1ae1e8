//! Which compressed forms of a file a browser can read.

use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use http::{HeaderMap, HeaderValue};

/// A form that `make build` puts beside a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    pub(super) fn describe(self, headers: &mut HeaderMap) {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(self.name()));
    }
}

/// The forms that `Accept-Encoding` names, smallest first. A quality of zero is a no.
pub(super) fn accepted(headers: &HeaderMap) -> impl Iterator<Item = Encoding> {
    [Encoding::Brotli, Encoding::Gzip].into_iter().filter(|encoding| {
        let lines = headers
            .get_all(ACCEPT_ENCODING)
            .iter()
            .filter_map(|line| line.to_str().ok());
        lines
            .flat_map(|line| line.split(','))
            .any(|item| accepts(item, encoding.name()))
    })
}

fn accepts(item: &str, name: &str) -> bool {
    let mut parts = item.split(';').map(str::trim);
    let named = parts.next().is_some_and(|said| said.eq_ignore_ascii_case(name));
    let refused = parts.any(|part| {
        part.strip_prefix("q=")
            .is_some_and(|quality| quality.parse::<f32>().is_ok_and(|quality| quality <= 0.0))
    });
    named && !refused
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("gzip, deflate, br, zstd", &[Encoding::Brotli, Encoding::Gzip])]
    #[case("gzip;q=0.5", &[Encoding::Gzip])]
    #[case("br;q=0, gzip", &[Encoding::Gzip])]
    #[case("brotli", &[])]
    #[case("", &[])]
    fn what_is_named_is_accepted(#[case] line: &'static str, #[case] wanted: &[Encoding]) {
        let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(line))]);
        assert_eq!(accepted(&headers).collect::<Vec<_>>(), wanted);
    }
}
