//! Reading YAML, of which JSON is a part, from whoever pasted it.
//!
//! serde-saphyr reads the same events into serde's types; in a page that costs 170 KB compressed, and a tree of one's own
//! 40. A tree also knows places, which a diagnosis needs.

mod compose;
mod node;
mod scalar;

#[cfg(feature = "diagnose-documents")]
pub(crate) use node::Entry;
pub(crate) use node::{Node, Value};

use crate::MAX_INPUT_BYTES;
use alloc::vec::Vec;

/// How deeply lists and maps may be nested: no Kubernetes object is as deep.
const DEPTH: usize = 32;
/// How many nodes aliases may make.
const BY_ALIASES: usize = 10_000;

/// Why a text can't be read. It holds no part of the text, whose lines may be credentials.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum YamlError {
    /// Over [`MAX_INPUT_BYTES`].
    #[error("it is larger than 1 MiB, which nothing that holds a token needs to be")]
    TooLarge,
    /// At a place, counted from 1.
    #[error("line {line}, column {column}")]
    At { line: u64, column: u64 },
    /// Readable, but of another shape.
    #[error("it is not YAML or JSON of that form")]
    Shape,
}

/// The documents of a stream. Aliases are allowed as far as a person uses them: what grows by them, or is nested
/// deeper than any Kubernetes object, is an error.
pub(crate) fn documents(text: &str) -> Result<Vec<Node>, YamlError> {
    if text.len() > MAX_INPUT_BYTES {
        return Err(YamlError::TooLarge);
    }
    compose::compose(&[(0, text)])
}

/// The documents of parts of a text, each with the place of its first character. Errors are at a place of their part.
#[cfg(feature = "diagnose-documents")]
pub(crate) fn documents_of(parts: &[(usize, &str)]) -> Result<Vec<Node>, YamlError> {
    compose::compose(parts)
}

/// The one document of a text, which is a map.
pub(crate) fn document(text: &str) -> Result<Node, YamlError> {
    let mut documents = documents(text)?.into_iter();
    match (documents.next(), documents.next()) {
        (Some(document), None) if matches!(document.value, Value::Map(_)) => Ok(document),
        _ => Err(YamlError::Shape),
    }
}

#[cfg(test)]
mod tests;
