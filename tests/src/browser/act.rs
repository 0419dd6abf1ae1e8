//! What a person does with what was found.

use std::path::Path;
use std::time::Instant;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::locator::PAUSE;
use super::{Browser, BrowserError, Locator, Node};

/// Ctrl+A, then no modifier: WebDriver's own key codes.
const SELECT_ALL: &str = "\u{e009}a\u{e000}";
const BACKSPACE: &str = "\u{e003}";

impl Locator {
    /// What a text field holds, to the last character.
    pub async fn value(&self) -> Result<String, BrowserError> {
        Ok(self.element().await?.prop("value").await?.unwrap_or_default())
    }

    /// Clicks it, as soon as it can be clicked.
    pub async fn click(&self) -> Result<(), BrowserError> {
        self.persist(async |element: Element| element.click().await).await
    }

    /// Replaces what a text field holds by typing, with the events that a person makes.
    pub async fn fill(&self, text: &str) -> Result<(), BrowserError> {
        let keys = if text.is_empty() { BACKSPACE } else { text };
        let keys = format!("{SELECT_ALL}{keys}");
        self.persist(async |element: Element| element.send_keys(&keys).await)
            .await
    }

    /// Chooses from a list what is at this place of it.
    pub async fn choose(&self, place: usize) -> Result<(), BrowserError> {
        self.persist(async |element: Element| element.select_by_index(place).await)
            .await
    }

    /// Drops a file on it, as from the person's desktop.
    pub async fn drop_file(&self, file: &Path) -> Result<(), BrowserError> {
        let (x, y, width, height) = self.element().await?.rectangle().await?;
        let data = json!({ "items": [], "files": [file], "dragOperationsMask": 1 });
        for step in ["dragEnter", "dragOver", "drop"] {
            let event = json!({ "type": step, "x": x + width / 2.0, "y": y + height / 2.0, "data": data });
            self.browser.cdp("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Tries until it works: an element may be covered, or rendered anew, between the look and the act.
    async fn persist(&self, act: impl AsyncFn(Element) -> Result<(), CmdError>) -> Result<(), BrowserError> {
        let start = Instant::now();
        loop {
            match act(self.element().await?).await {
                Ok(()) => return Ok(()),
                Err(error) if start.elapsed() > self.patience => {
                    return Err(self.missed(&error.to_string(), &self.browser.tree().await?));
                }
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    async fn element(&self) -> Result<Element, BrowserError> {
        let start = Instant::now();
        loop {
            match self.browser.element_of(&self.node().await?).await {
                Ok(element) => return Ok(element),
                Err(error) if start.elapsed() > self.patience => return Err(error),
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }
}

impl Browser {
    /// The WebDriver element of a node of the accessibility tree: DevTools and WebDriver share no names for elements, so
    /// it is handed over through a variable of the page that lives for two commands.
    async fn element_of(&self, node: &Node) -> Result<Element, BrowserError> {
        let lost = |answer: &Value| BrowserError::Answer {
            command: "DOM.resolveNode",
            answer: answer.to_string(),
        };
        let resolved = self
            .cdp("DOM.resolveNode", json!({ "backendNodeId": node.dom_node() }))
            .await?;
        let object = resolved["object"]["objectId"]
            .as_str()
            .ok_or_else(|| lost(&resolved))?;
        let hand_over = "function() { globalThis.karmadaTokenTestFound = this; }";
        let call = json!({ "objectId": object, "functionDeclaration": hand_over });
        self.cdp("Runtime.callFunctionOn", call).await?;
        let take = "const found = globalThis.karmadaTokenTestFound; \
                    delete globalThis.karmadaTokenTestFound; return found;";
        let reference = self.script(take).await?;
        let id = reference
            .as_object()
            .and_then(|keys| keys.values().next())
            .and_then(Value::as_str);
        let id = id.ok_or_else(|| lost(&reference))?.to_owned();
        Ok(Element::from_element_id(self.client().clone(), id.into()))
    }
}
