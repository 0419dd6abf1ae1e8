//! YAML and JSON as a tree, each node of which knows where it stands.

use crate::Span;
use crate::yaml::{self, YamlError};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};
use std::fmt;
use zeroize::Zeroizing;

/// A value and its place. The place of a list or a map is where it begins.
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Span,
}

/// What YAML's core schema makes of a node.
pub(super) enum Value {
    Null,
    Bool(bool),
    Number,
    Text(Zeroizing<String>),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a map and its value.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) node: Node,
}

/// The documents of a text.
pub(super) fn read(text: &str) -> Result<Vec<Node>, YamlError> {
    yaml::documents(text)
}

impl Node {
    /// The entry of this key, if this is a map with one.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key)
            .map(|entry| &entry.node)
            .filter(|node| !matches!(node.value, Value::Null))
    }

    /// The text of this key; none for what is no text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub(super) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(nodes) => nodes,
            _ => &[],
        }
    }
}

fn span(location: &Location) -> Span {
    let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let start = place(location.span().offset());
    Span::new(start, start + place(location.span().len()))
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned: Spanned<Value> = Spanned::deserialize(deserializer)?;
        Ok(Node {
            value: spanned.value,
            span: span(&spanned.referenced),
        })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(Zeroizing::new(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(Zeroizing::new(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Value::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, node)) = map.next_entry::<Spanned<String>, Node>()? {
            entries.push(Entry {
                key_span: span(&key.referenced),
                key: key.value,
                node,
            });
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_know_their_place() {
        let text = "ä: 'x y'\nb: |\n  line\nc: [1, {d: true}]\ne: ~\nf: 123e45";
        let nodes = read(text).unwrap();
        let [document] = nodes.as_slice() else {
            panic!("one document");
        };
        let slice = |key: &str| document.entry(key).unwrap().node.span.slice(text);
        assert_eq!(document.text("ä"), Some("x y"));
        assert_eq!((slice("ä"), slice("f")), ("'x y'", "123e45"));
        assert_eq!(document.text("b"), Some("line\n"));
        assert!(matches!(document.get("f").unwrap().value, Value::Number));
        assert!(document.get("e").is_none());
        let inner = &document.get("c").unwrap().items()[1];
        assert_eq!(inner.entries()[0].key_span.slice(text), "d");
        assert!(matches!(inner.get("d").unwrap().value, Value::Bool(true)));
    }
}
