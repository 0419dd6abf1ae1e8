//! A snapshot of the accessibility tree.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{BrowserError, Role};

/// How many lines an error shows of what was on the page.
const OUTLINE: usize = 120;

/// All nodes, in document order from the root.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    places: BTreeMap<String, usize>,
}

/// One node.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Node {
    node_id: String,
    #[serde(default)]
    ignored: bool,
    #[serde(default)]
    role: Held,
    #[serde(default)]
    name: Held,
    #[serde(default)]
    description: Held,
    #[serde(default)]
    value: Held,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
    #[serde(default, rename = "backendDOMNodeId")]
    dom_node: Option<u64>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct Held {
    #[serde(default)]
    value: Value,
}

#[derive(Debug, Clone, Deserialize)]
struct Property {
    name: String,
    value: Held,
}

impl Held {
    fn text(&self) -> &str {
        self.value.as_str().unwrap_or_default()
    }
}

impl Node {
    /// The accessible name.
    pub fn name(&self) -> &str {
        self.name.text()
    }

    /// The accessible description, for instance why a button is disabled or what is wrong with a field.
    pub fn description(&self) -> &str {
        self.description.text()
    }

    /// What a text field holds.
    pub fn value(&self) -> &str {
        self.value.text()
    }

    /// Whether a state such as `disabled`, `invalid`, `readonly` or `checked` is on.
    pub fn is(&self, state: &str) -> bool {
        self.properties
            .iter()
            .find(|property| property.name == state)
            .is_some_and(|property| match &property.value.value {
                Value::Bool(on) => *on,
                Value::String(word) => word != "false",
                _ => false,
            })
    }

    pub(super) fn has_role(&self, role: Role) -> bool {
        !self.ignored && self.role.text() == role.as_str()
    }

    pub(super) fn dom_node(&self) -> Option<u64> {
        self.dom_node
    }
}

impl Tree {
    pub(super) fn from_cdp(answer: Value) -> Result<Self, BrowserError> {
        #[derive(Deserialize)]
        struct Answer {
            nodes: Vec<Node>,
        }
        let Answer { nodes } = serde_json::from_value(answer.clone()).map_err(|_| BrowserError::Answer {
            command: "Accessibility.getFullAXTree",
            answer: answer.to_string(),
        })?;
        let places = nodes
            .iter()
            .enumerate()
            .map(|(place, node)| (node.node_id.clone(), place))
            .collect();
        Ok(Self { nodes, places })
    }

    /// The root.
    pub fn root(&self) -> Option<&Node> {
        self.nodes.first()
    }

    /// Everything below `node`, in document order.
    pub fn below<'a>(&'a self, node: &'a Node) -> Vec<&'a Node> {
        let mut found = Vec::new();
        let mut open: Vec<&Node> = self.children(node).rev().collect();
        while let Some(next) = open.pop() {
            found.push(next);
            open.extend(self.children(next).rev());
        }
        found
    }

    /// The text that is shown in `node`, its pieces joined by a space.
    pub fn text(&self, node: &Node) -> String {
        let pieces = self
            .below(node)
            .into_iter()
            .filter(|piece| piece.role.text() == "StaticText");
        pieces
            .map(|piece| piece.name().trim())
            .filter(|piece| !piece.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Roles and names of what a person can meet, one a line.
    pub fn outline(&self) -> String {
        let Some(root) = self.root() else {
            return "nothing".into();
        };
        let silent = ["none", "generic", "InlineTextBox", "LineBreak", "ListMarker"];
        let lines = self.below(root).into_iter().filter(|node| {
            !node.ignored && !silent.contains(&node.role.text()) && !node.role.text().is_empty()
        });
        lines
            .take(OUTLINE)
            .map(|node| format!("  {} {:?}\n", node.role.text(), node.name()))
            .collect()
    }

    fn children<'a>(&'a self, node: &'a Node) -> impl DoubleEndedIterator<Item = &'a Node> {
        node.child_ids
            .iter()
            .filter_map(|id| self.places.get(id))
            .map(|place| &self.nodes[*place])
    }
}
