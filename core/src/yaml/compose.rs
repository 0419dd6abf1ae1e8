//! From the events of a YAML parser to a tree.

use super::node::{Entry, Node, Value};
use super::scalar::{Meaning, meaning};
use super::{BY_ALIASES, DEPTH, YamlError};
use crate::Span;
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use granit_parser::{Event, Parser, ScalarStyle, Span as Place, Tag};
use zeroize::Zeroizing;

/// The documents of parts of a text, each at its place; those without anything in them are passed over.
pub(super) fn compose(parts: &[(usize, &str)]) -> Result<Vec<Node>, YamlError> {
    let options = granit_parser::options! {
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let mut composer = Composer {
        documents: Vec::new(),
        open: Vec::new(),
        anchors: Vec::new(),
        by_aliases: 0,
        first: 0,
    };
    for (first, text) in parts {
        composer.first = *first;
        for event in Parser::new_from_str_with_options(text, options.clone()) {
            let (event, place) = event.map_err(|error| at(error.marker()))?;
            composer.take(event, &place)?;
        }
    }
    Ok(composer.documents)
}

fn at(marker: &granit_parser::Marker) -> YamlError {
    let number = |value: usize| u64::try_from(value).unwrap_or(u64::MAX);
    YamlError::At {
        line: number(marker.line()),
        column: number(marker.col()).saturating_add(1),
    }
}

/// A list or a map that is being read.
struct Open {
    node: Node,
    anchor: usize,
    /// The key whose value comes next.
    key: Option<(String, Span)>,
    /// The keys of a map so far.
    keys: BTreeSet<String>,
}

struct Composer {
    documents: Vec<Node>,
    open: Vec<Open>,
    /// Nodes that an alias may name, by the number of their anchor, and how many nodes each is.
    anchors: Vec<(usize, Node, usize)>,
    /// How many nodes aliases have made.
    by_aliases: usize,
    /// The place of the first character.
    first: usize,
}

impl Composer {
    fn take(&mut self, event: Event<'_>, place: &Place) -> Result<(), YamlError> {
        let span = Span::new(self.first + place.start.index(), self.first + place.end.index());
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar(text, style, tag.as_deref());
                self.close(Node { value, span }, anchor, place)
            }
            Event::SequenceStart(_, anchor, _) => self.begin(Value::List(Vec::new()), span, anchor, place),
            Event::MappingStart(_, anchor, _) => self.begin(Value::Map(Vec::new()), span, anchor, place),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(mut open) => {
                    merge(&mut open);
                    self.close(open.node, open.anchor, place)
                }
                None => Ok(()),
            },
            Event::Alias(anchor) => self.alias(anchor, span, place),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, value: Value, span: Span, anchor: usize, place: &Place) -> Result<(), YamlError> {
        if self.open.len() >= DEPTH {
            return Err(at(&place.start));
        }
        self.open.push(Open {
            node: Node { value, span },
            anchor,
            key: None,
            keys: BTreeSet::new(),
        });
        Ok(())
    }

    /// Puts a node that is complete where it belongs.
    fn close(&mut self, node: Node, anchor: usize, place: &Place) -> Result<(), YamlError> {
        if anchor > 0 {
            // Kept as often as it is nested in others that are kept, and so counted like an alias.
            let size = size(&node);
            self.count(size, place)?;
            self.anchors.push((anchor, node.clone(), size));
        }
        let Some(open) = self.open.last_mut() else {
            if !matches!(node.value, Value::Null) {
                self.documents.push(node);
            }
            return Ok(());
        };
        match (&mut open.node.value, open.key.take()) {
            (Value::List(nodes), _) => nodes.push(node),
            (Value::Map(entries), Some((key, key_span))) => entries.push(Entry { key, key_span, node }),
            (_, _) => {
                let key = key_of(&node).ok_or_else(|| at(&place.start))?;
                if !open.keys.insert(key.clone()) {
                    return Err(at(&place.start));
                }
                open.key = Some((key, node.span));
            }
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span, place: &Place) -> Result<(), YamlError> {
        // Each is counted when it is kept, so there are never many to look through.
        let found = self.anchors.iter().rfind(|(number, ..)| *number == anchor);
        let (_, node, size) = found.ok_or_else(|| at(&place.start))?;
        let (node, size) = (Node { span, ..node.clone() }, *size);
        self.count(size, place)?;
        self.close(node, 0, place)
    }

    fn count(&mut self, size: usize, place: &Place) -> Result<(), YamlError> {
        self.by_aliases = self.by_aliases.saturating_add(size);
        if self.by_aliases > BY_ALIASES {
            Err(at(&place.start))
        } else {
            Ok(())
        }
    }
}

fn size(node: &Node) -> usize {
    let within = node
        .items()
        .iter()
        .chain(node.entries().iter().map(|entry| &entry.node));
    1 + within.map(size).sum::<usize>()
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_text = style != ScalarStyle::Plain || tag.is_some_and(|tag| tag.core_suffix() == Some("str"));
    match meaning(&text) {
        _ if is_text => Value::Text(Zeroizing::new(text.into_owned())),
        Meaning::Null => Value::Null,
        Meaning::Bool(value) => Value::Bool(value),
        Meaning::Number => Value::Number(text.into_owned()),
        Meaning::Text => Value::Text(Zeroizing::new(text.into_owned())),
    }
}

/// A key as a JSON object has it.
fn key_of(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.to_string()),
        Value::Number(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// `<<: *defaults` brings in the keys that aren't there (YAML 1.1, which Kubernetes' reader follows).
fn merge(open: &mut Open) {
    let Value::Map(entries) = &mut open.node.value else {
        return;
    };
    let Some(index) = entries.iter().position(|entry| entry.key == "<<") else {
        return;
    };
    let merged = entries.remove(index).node;
    let sources = if merged.items().is_empty() {
        core::slice::from_ref(&merged)
    } else {
        merged.items()
    };
    for entry in sources.iter().flat_map(Node::entries) {
        if open.keys.insert(entry.key.clone()) {
            entries.push(entry.clone());
        }
    }
}
