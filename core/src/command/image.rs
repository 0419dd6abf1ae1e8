//! The image of Karmada's agent.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// `--karmada-agent-image`: an image reference, `[HOST[:PORT]/]PATH[:TAG][@sha256:HEX]`, in the grammar of the
/// distribution project's `reference` package.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ImageReference(String);

/// Why a text is no image reference.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ImageReferenceError {
    /// Nothing.
    #[error("the image is empty")]
    Empty,
    /// The name is not a path of lower-case names.
    #[error("the name of the image is a path of lower-case names, like docker.io/karmada/karmada-agent")]
    Name,
    /// The tag has a character too many or a wrong one.
    #[error(
        "the tag of the image is at most 128 letters, digits, dots, dashes and underscores, like v1.16.0"
    )]
    Tag,
    /// The digest is not SHA-256.
    #[error("the digest of the image is sha256: and 64 hex digits")]
    Digest,
}

impl ImageReference {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ImageReference {
    type Err = ImageReferenceError;

    fn from_str(text: &str) -> Result<Self, ImageReferenceError> {
        if text.is_empty() {
            return Err(ImageReferenceError::Empty);
        }
        let (named, digest) = match text.split_once('@') {
            Some((named, digest)) => (named, Some(digest)),
            None => (text, None),
        };
        // A colon before the last slash belongs to the port of the registry.
        let (name, tag) = match named.rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
            _ => (named, None),
        };
        if !is_name(name) {
            return Err(ImageReferenceError::Name);
        }
        if !tag.is_none_or(is_tag) {
            return Err(ImageReferenceError::Tag);
        }
        if !digest.is_none_or(is_digest) {
            return Err(ImageReferenceError::Digest);
        }
        Ok(ImageReference(text.to_owned()))
    }
}

fn is_name(name: &str) -> bool {
    let (host, path) = match name.split_once('/') {
        Some((host, path)) if host.contains(['.', ':']) || host == "localhost" => (Some(host), path),
        _ => (None, name),
    };
    name.len() <= 255 && host.is_none_or(is_registry) && path.split('/').all(is_component)
}

fn is_registry(host: &str) -> bool {
    let (host, port) = host.rsplit_once(':').unwrap_or((host, "0"));
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) && host.split('.').all(label)
}

/// Lower-case letters and digits, with `.`, `_`, `__` or dashes between them.
fn is_component(component: &str) -> bool {
    let edge = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let inner = |c: char| edge(c) || matches!(c, '.' | '_' | '-');
    let doubled = ["..", "___", "._", "_.", ".-", "-.", "_-", "-_"];
    component.starts_with(edge)
        && component.ends_with(edge)
        && component.chars().all(inner)
        && !doubled.iter().any(|pair| component.contains(pair))
}

fn is_tag(tag: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    (1..=128).contains(&tag.len())
        && tag.bytes().next().is_some_and(word)
        && tag.bytes().all(|b| word(b) || matches!(b, b'.' | b'-'))
}

fn is_digest(digest: &str) -> bool {
    let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    digest
        .strip_prefix("sha256:")
        .is_some_and(|digits| digits.len() == 64 && digits.bytes().all(hex))
}

impl fmt::Display for ImageReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("docker.io/karmada/karmada-agent:v1.16.0")]
    #[case("karmada-agent")]
    #[case("localhost:5000/karmada/karmada-agent")]
    #[case("localhost/a__b")]
    #[case("registry.example.com:5000/a/b.c_d--e:latest")]
    fn references_are_taken(#[case] text: &str) {
        assert_eq!(text.parse::<ImageReference>().unwrap().to_string(), text);
        let pinned = format!("{text}@sha256:{}", "0a".repeat(32));
        assert_eq!(pinned.parse::<ImageReference>().unwrap().as_str(), pinned);
    }

    #[rstest]
    #[case("", ImageReferenceError::Empty)]
    #[case("Karmada/agent", ImageReferenceError::Name)]
    #[case("karmada//agent", ImageReferenceError::Name)]
    #[case("karmada/agent$(reboot)", ImageReferenceError::Name)]
    #[case("https://docker.io/karmada/agent", ImageReferenceError::Name)]
    #[case("-agent", ImageReferenceError::Name)]
    #[case("agent:", ImageReferenceError::Tag)]
    #[case("agent:v1 ", ImageReferenceError::Tag)]
    #[case("agent@sha256:0a", ImageReferenceError::Digest)]
    fn others_are_told_why(#[case] text: &str, #[case] error: ImageReferenceError) {
        assert_eq!(text.parse::<ImageReference>(), Err(error));
    }
}
