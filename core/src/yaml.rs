//! Reading YAML, of which JSON is a part, from whoever pasted it.

use serde::de::DeserializeOwned;
use serde_saphyr::options::{MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{Options, budget};

/// Why a text can't be read. It holds no part of the text, whose lines may be credentials.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum YamlError {
    /// Over [`crate::MAX_INPUT_BYTES`].
    #[error("it is larger than 1 MiB, which nothing that holds a token needs to be")]
    TooLarge,
    /// At a place, counted from 1.
    #[error("line {line}, column {column}")]
    At { line: u64, column: u64 },
    /// Readable, but of another shape.
    #[error("it is not YAML or JSON of that form")]
    Shape,
}

/// The one document of a text. Aliases are allowed as far as a person uses them: what grows by them, or is nested
/// deeper than any Kubernetes object, is an error.
pub(crate) fn document<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    if text.len() > crate::MAX_INPUT_BYTES {
        return Err(YamlError::TooLarge);
    }
    serde_saphyr::from_str_with_options(text, options()).map_err(|error| without_text(&error))
}

/// The documents of a stream, within the same bounds.
#[cfg(feature = "diagnose-documents")]
pub(crate) fn documents<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, YamlError> {
    if text.len() > crate::MAX_INPUT_BYTES {
        return Err(YamlError::TooLarge);
    }
    serde_saphyr::from_multiple_with_options(text, options()).map_err(|error| without_text(&error))
}

fn options() -> Options {
    serde_saphyr::options! {
        budget: budget! {
            max_depth: 32,
            flow_nesting_limit: 32,
            max_aliases: 256,
            max_anchors: 256,
            max_merge_keys: 256,
            max_recorded_anchor_events: 10_000,
            max_recorded_anchor_bytes: 1 << 20,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 10_000,
            max_replay_stack_depth: 8,
        },
        merge_keys: MergeKeyPolicy::Merge,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        // A snippet would be a copy of lines that may be secret.
        with_snippet: false,
    }
}

fn without_text(error: &serde_saphyr::Error) -> YamlError {
    match error.location() {
        Some(location) => YamlError::At {
            line: location.line(),
            column: location.column(),
        },
        None => YamlError::Shape,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::time::{Duration, Instant};

    type Any = BTreeMap<String, serde_json::Value>;

    #[test]
    fn yaml_and_json_are_read() {
        assert_eq!(document::<Any>("a: 1").unwrap()["a"], 1);
        assert_eq!(
            document::<Any>(r#"{"a": "\ud83d\ude00"}"#).unwrap()["a"],
            "\u{1f600}"
        );
        assert_eq!(document::<Any>("a: &x [1]\nb: *x").unwrap()["b"][0], 1);
    }

    #[test]
    fn bombs_and_depths_are_errors_in_no_time() {
        let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, previous) in ('b'..='i').zip('a'..) {
            bomb.push_str(&format!(
                "{name}: &{name} [{}]\n",
                vec![format!("*{previous}"); 9].join(",")
            ));
        }
        let nested: String = (0..1000)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect();
        let deep = format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000));
        for text in [bomb, nested, deep] {
            let start = Instant::now();
            assert!(document::<Any>(&text).is_err());
            assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
        }
    }

    #[test]
    fn too_much_is_refused_with_a_word() {
        let text = format!("a: {}", "x".repeat(crate::MAX_INPUT_BYTES));
        assert_eq!(document::<Any>(&text), Err(YamlError::TooLarge));
        assert!(YamlError::TooLarge.to_string().contains("1 MiB"));
    }
}
