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

/// Has the page's next click be the harness's alone unless this element gets it. Clicks that the page makes itself are left alone.
const AIM: &str = "
    const [target] = arguments;
    if (!globalThis.karmadaTokenTestAim) {
      addEventListener('click', (event) => {
        const aim = globalThis.karmadaTokenTestAim;
        if (!event.isTrusted || !aim.target) return;
        aim.missed = !event.composedPath().includes(aim.target);
        aim.target = undefined;
        if (aim.missed) {
          event.stopImmediatePropagation();
          event.preventDefault();
        }
      }, true);
    }
    globalThis.karmadaTokenTestAim = { target, missed: false };";
/// Whether another one was there. A page that was left for another one was left by this click.
const MISSED: &str = "
    const aim = globalThis.karmadaTokenTestAim ?? { missed: false };
    aim.target = undefined;
    return aim.missed";

impl Locator {
    /// What a text field holds, to the last character.
    pub async fn value(&self) -> Result<String, BrowserError> {
        Ok(self.element().await?.prop("value").await?.unwrap_or_default())
    }

    /// Clicks it, as soon as it can be clicked. Where it has moved away between the look and the press, as a row does when another
    /// story's token comes above it, nothing else is clicked, and it is tried again.
    pub async fn click(&self) -> Result<(), BrowserError> {
        // What is shown now may go by it.
        self.browser.look_around().await?;
        self.persist(async |element: Element| {
            let client = self.browser.client();
            let target = vec![serde_json::to_value(&element)?];
            client.execute(AIM, target).await?;
            element.click().await?;
            let missed = client.execute(MISSED, Vec::new()).await;
            Ok(!missed.is_ok_and(|missed| missed == true))
        })
        .await
    }

    /// Replaces what a text field holds by typing, with the events that a person makes.
    pub async fn fill(&self, text: &str) -> Result<(), BrowserError> {
        let keys = if text.is_empty() { BACKSPACE } else { text };
        let keys = format!("{SELECT_ALL}{keys}");
        self.persist(async |element: Element| element.send_keys(&keys).await.map(|()| true))
            .await
    }

    /// Chooses from a list what is at this place of it.
    pub async fn choose(&self, place: usize) -> Result<(), BrowserError> {
        self.persist(async |element: Element| element.select_by_index(place).await.map(|()| true))
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

    /// Tries until it works, which `act` says: an element may be covered, moved or rendered anew between the look and the act.
    async fn persist(
        &self,
        act: impl AsyncFn(Element) -> Result<bool, CmdError>,
    ) -> Result<(), BrowserError> {
        let start = Instant::now();
        loop {
            let why = match act(self.element().await?).await {
                Ok(true) => return Ok(()),
                Ok(false) => "it moves away".to_owned(),
                Err(error) => error.to_string(),
            };
            if start.elapsed() > self.patience {
                return Err(self.missed(&why, &self.browser.tree().await?));
            }
            tokio::time::sleep(PAUSE).await;
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
