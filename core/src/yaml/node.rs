//! YAML and JSON as a tree, each node of which knows where it stands.

use super::YamlError;
use crate::Span;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// A value and its place. The place of a list or a map is where it begins.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) span: Span,
}

/// What a node is.
#[derive(Clone)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    Text(Zeroizing<String>),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a map and its value.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    #[cfg_attr(
        not(any(test, feature = "diagnose-documents")),
        expect(dead_code, reason = "places are for the diagnosis")
    )]
    pub(crate) key_span: Span,
    pub(crate) node: Node,
}

impl Node {
    /// The entry of this key, if this is a map with one.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of this key, unless it is null.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key)
            .map(|entry| &entry.node)
            .filter(|node| !matches!(node.value, Value::Null))
    }

    /// The text of this key; none for what is no text.
    #[cfg(any(test, feature = "diagnose-documents"))]
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    #[cfg(any(test, feature = "diagnose-documents"))]
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of this key; nothing where it is missing.
    pub(crate) fn string(&self, key: &str) -> Result<String, YamlError> {
        self.get(key)
            .map(Node::as_string)
            .transpose()
            .map(Option::unwrap_or_default)
    }

    /// The text; nothing for null. A number or a truth value is taken as it is written.
    pub(crate) fn as_string(&self) -> Result<String, YamlError> {
        match &self.value {
            Value::Null => Ok(String::new()),
            Value::Text(text) => Ok(text.to_string()),
            Value::Number(text) => Ok(text.clone()),
            Value::Bool(value) => Ok(value.to_string()),
            Value::List(_) | Value::Map(_) => Err(YamlError::Shape),
        }
    }

    /// The list of this key; nothing where it is missing or null, as Go's encoder writes an empty list.
    pub(crate) fn list(&self, key: &str) -> Result<&[Node], YamlError> {
        match self.get(key).map(|node| &node.value) {
            None => Ok(&[]),
            Some(Value::List(nodes)) => Ok(nodes),
            Some(_) => Err(YamlError::Shape),
        }
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(nodes) => nodes,
            _ => &[],
        }
    }
}
