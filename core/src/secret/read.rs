//! Reading Secrets from JSON that anybody may have written.

use super::fields::{Fields, Slot, Table};
use super::{Secret, SecretList};
use serde::de::DeserializeSeed;
use serde_json::error::Category;

/// Why a text is no Secret. It holds no part of the text, which may be secret.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SecretError {
    /// More than [`crate::MAX_INPUT_BYTES`].
    #[error("the text is larger than 1 MiB, the most that is read: a Secret is at most as large")]
    TooLarge,
    /// Not JSON.
    #[error("the text is not JSON: there is a mistake at line {line}, column {column}")]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
    },
    /// JSON, but no Secret.
    #[error(
        "the text is JSON and no Secret or list: what ends at line {line}, column {column} has another form than in one"
    )]
    Form {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
    },
}

impl SecretError {
    pub(crate) fn of(error: &serde_json::Error) -> Self {
        // serde_json counts from 0 where nothing was read yet.
        let (line, column) = (error.line(), error.column().max(1));
        match error.classify() {
            Category::Data => SecretError::Form { line, column },
            Category::Syntax | Category::Eof | Category::Io => SecretError::Syntax { line, column },
        }
    }
}

impl Secret {
    /// From JSON, read as the API server reads it: unknown fields are passed over, `null` is as good as nothing.
    /// docs/fidelity.md lists where it is stricter.
    ///
    /// # Errors
    /// [`SecretError`].
    pub fn from_json(text: &str) -> Result<Self, SecretError> {
        read(text)
    }
}

impl SecretList {
    /// From JSON. What a server answers may be larger than a person's text: it is read by
    /// [`SecretList::from_answer`].
    ///
    /// # Errors
    /// [`SecretError`]; [`SecretError::Form`] for what has no items, such as one Secret or a Status.
    pub fn from_json(text: &str) -> Result<Self, SecretError> {
        read(text).map(|Whole(list)| list)
    }

    /// From JSON as a server answers it: of any size.
    ///
    /// # Errors
    /// Those of [`SecretList::from_json`], but not [`SecretError::TooLarge`].
    pub fn from_answer(json: &str) -> Result<Self, SecretError> {
        parse(json).map(|Whole(list)| list)
    }
}

/// A list with its items. (The console reads the rest of a list without them, while they arrive.)
#[derive(Default)]
struct Whole(SecretList);

impl Fields for Whole {
    fn fields(&mut self) -> Table<'_> {
        self.0.fields().wanting("items")
    }
}

fn read<T: Default + Fields>(text: &str) -> Result<T, SecretError> {
    if text.len() > crate::MAX_INPUT_BYTES {
        return Err(SecretError::TooLarge);
    }
    parse(text)
}

fn parse<T: Default + Fields>(text: &str) -> Result<T, SecretError> {
    let mut object = T::default();
    fill(&mut object, text)?;
    Ok(object)
}

fn fill(object: &mut dyn Fields, text: &str) -> Result<(), SecretError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Slot::Object(object)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    read.map_err(|error| SecretError::of(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_have_a_place_and_no_part_of_the_text() {
        let form = Secret::from_json("{\"type\": \"x\",\n\"data\": \"p@ssw0rd\"}").unwrap_err();
        assert_eq!(form, SecretError::Form { line: 2, column: 18 });
        let syntax = Secret::from_json("{\"type\": p@ssw0rd}").unwrap_err();
        assert_eq!(syntax, SecretError::Syntax { line: 1, column: 10 });
        assert!(!format!("{form}{syntax}").contains("p@ssw0rd"));
    }

    #[test]
    fn more_than_a_mebibyte_is_refused_with_a_word() {
        let text = format!("{{\"type\": \"{}\"}}", "x".repeat(crate::MAX_INPUT_BYTES));
        assert_eq!(Secret::from_json(&text).unwrap_err(), SecretError::TooLarge);
        assert_eq!(SecretList::from_json(&text).unwrap_err(), SecretError::TooLarge);
        let list = SecretList::from_answer(&format!("{{\"items\": [{text}]}}")).unwrap();
        assert_eq!(list.items.len(), 1);
        assert!(SecretError::TooLarge.to_string().contains("1 MiB"));
    }

    #[test]
    fn what_has_no_items_is_no_list() {
        for other in [
            "{}",
            "{\"kind\": \"Secret\", \"type\": \"x\", \"data\": {}}",
            "{\"kind\": \"ConfigMap\", \"data\": {}}",
            "{\"kind\": \"Status\", \"metadata\": {}, \"code\": 401}",
        ] {
            let error = SecretList::from_answer(other).unwrap_err();
            assert!(matches!(error, SecretError::Form { line: 1, .. }), "{other}");
        }
        assert_eq!(
            SecretList::from_answer("[]").unwrap_err(),
            SecretError::Form { line: 1, column: 1 }
        );
        for empty in ["{\"items\": []}", "{\"kind\": \"SecretList\", \"items\": null}"] {
            assert!(SecretList::from_answer(empty).unwrap().items.is_empty());
        }
    }

    #[test]
    fn deep_nesting_is_an_error_where_it_is_read_and_passed_over_elsewhere() {
        let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
        let unknown = format!("{{\"unknown\": {}, \"type\": \"x\"}}", deep("[", "]"));
        assert_eq!(Secret::from_json(&unknown).unwrap().r#type, "x");
        for text in [
            "[]".to_owned(),
            deep("[", "]"),
            deep("{\"data\":", "}"),
            deep("{\"items\":[", "]}"),
        ] {
            assert!(Secret::from_json(&text).is_err());
            assert!(SecretList::from_json(&text).is_err());
        }
    }
}
