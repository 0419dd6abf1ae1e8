//! Field selectors on Secrets: `type=bootstrap.kubernetes.io/token`, `metadata.name!=x`, comma for and.

use super::status::Failure;
use serde_json::Value;

/// Terms that must all hold.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Selector(Vec<Term>);

#[derive(Clone, Debug, Eq, PartialEq)]
struct Term {
    field: Field,
    equal: bool,
    value: String,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Field {
    Name,
    Namespace,
    Type,
}

impl Selector {
    /// # Errors
    /// 400 for what is no term, and for a field that a Secret can't be selected by.
    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        let terms = split_unescaped(text).into_iter().filter(|term| !term.is_empty());
        terms
            .map(|term| Term::parse(term, text))
            .collect::<Result<_, _>>()
            .map(Selector)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn matches(&self, secret: &Value) -> bool {
        self.0.iter().all(|term| {
            let value = match term.field {
                Field::Name => &secret["metadata"]["name"],
                Field::Namespace => &secret["metadata"]["namespace"],
                Field::Type => &secret["type"],
            };
            (value.as_str().unwrap_or_default() == term.value) == term.equal
        })
    }
}

impl Term {
    fn parse(term: &str, selector: &str) -> Result<Self, Failure> {
        let misread = || {
            Failure::bad_request(format!(
                "invalid selector: '{selector}'; can't understand '{term}'"
            ))
        };
        let at = term.find(['=', '!']).ok_or_else(misread)?;
        let (field, rest) = term.split_at(at);
        let (equal, value) = match (
            rest.strip_prefix("!="),
            rest.strip_prefix("=="),
            rest.strip_prefix('='),
        ) {
            (Some(value), _, _) => (false, value),
            (_, Some(value), _) | (_, _, Some(value)) => (true, value),
            _ => return Err(misread()),
        };
        let field = match field {
            "metadata.name" => Field::Name,
            "metadata.namespace" => Field::Namespace,
            "type" => Field::Type,
            other => {
                return Err(Failure::bad_request(format!(
                    "field label not supported: {other}"
                )));
            }
        };
        Ok(Term {
            field,
            equal,
            value: unescape(value)?,
        })
    }
}

/// At commas that no backslash precedes.
fn split_unescaped(text: &str) -> Vec<&str> {
    let mut escaped = false;
    text.split(|c| {
        let splits = c == ',' && !escaped;
        escaped = c == '\\' && !escaped;
        splits
    })
    .collect()
}

fn unescape(text: &str) -> Result<String, Failure> {
    let mut value = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some(escaped @ ('\\' | ',' | '=')) => value.push(escaped),
                other => {
                    let sequence = other.map(String::from).unwrap_or_default();
                    return Err(Failure::bad_request(format!(
                        "invalid field selector: invalid escape sequence: \\{sequence}"
                    )));
                }
            },
            '=' | ',' => {
                return Err(Failure::bad_request(format!(
                    "invalid field selector: unescaped character in value: {}",
                    u32::from(character)
                )));
            }
            other => value.push(other),
        }
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    #[rstest]
    #[case("", true)]
    #[case("type=bootstrap.kubernetes.io/token", true)]
    #[case("type==bootstrap.kubernetes.io/token", true)]
    #[case("type!=bootstrap.kubernetes.io/token", false)]
    #[case("type=Opaque", false)]
    #[case("metadata.name=bootstrap-token-abcdef,metadata.namespace=kube-system", true)]
    #[case("metadata.name=bootstrap-token-abcdef,type=Opaque", false)]
    #[case("metadata.name!=a\\,b", true)]
    fn secrets_are_selected(#[case] selector: &str, #[case] selected: bool) {
        let secret = json!({
            "metadata": { "name": "bootstrap-token-abcdef", "namespace": "kube-system" },
            "type": "bootstrap.kubernetes.io/token",
        });
        assert_eq!(Selector::parse(selector).unwrap().matches(&secret), selected);
    }

    #[rstest]
    #[case("foo=nope", "field label not supported: foo")]
    #[case("foo", "invalid selector: 'foo'; can't understand 'foo'")]
    #[case("type=a=b", "invalid field selector: unescaped character in value: 61")]
    #[case("type=a\\b", "invalid field selector: invalid escape sequence: \\b")]
    fn the_rest_is_refused(#[case] selector: &str, #[case] message: &str) {
        assert_eq!(Selector::parse(selector).unwrap_err().to_string(), message);
    }
}
