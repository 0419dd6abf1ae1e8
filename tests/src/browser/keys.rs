//! The keyboard alone: keys as a person presses them, and what has the focus then.

use std::time::Instant;

use serde_json::json;

use super::locator::PAUSE;
use super::{Browser, BrowserError, Locator, Node, Role};

/// A key that does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are what is printed on them")]
pub enum Key {
    Tab,
    Enter,
    Space,
    Escape,
    Backspace,
    Left,
    Right,
}

impl Key {
    /// Its name, its code on Windows, which browsers go by, and the text that it types.
    fn codes(self) -> (&'static str, u8, &'static str) {
        match self {
            Self::Tab => ("Tab", 9, ""),
            Self::Enter => ("Enter", 13, "\r"),
            Self::Space => (" ", 32, " "),
            Self::Escape => ("Escape", 27, ""),
            Self::Backspace => ("Backspace", 8, ""),
            Self::Left => ("ArrowLeft", 37, ""),
            Self::Right => ("ArrowRight", 39, ""),
        }
    }
}

/// As many steps lead once around any page of ours.
const STEPS: usize = 120;

impl Browser {
    /// Presses a key.
    pub async fn press(&self, key: Key) -> Result<(), BrowserError> {
        let (name, code, text) = key.codes();
        for kind in ["keyDown", "keyUp"] {
            let event = json!({
                "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code,
                "text": if kind == "keyDown" { text } else { "" },
            });
            self.cdp("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Types digits key by key, for a field of parts such as that of a date.
    pub async fn press_digits(&self, digits: &str) -> Result<(), BrowserError> {
        for digit in digits.chars() {
            for kind in ["keyDown", "keyUp"] {
                let text = if kind == "keyDown" {
                    digit.to_string()
                } else {
                    String::new()
                };
                let event = json!({
                    "type": kind, "key": digit.to_string(), "code": format!("Digit{digit}"),
                    "windowsVirtualKeyCode": u32::from(digit), "text": text,
                });
                self.cdp("Input.dispatchKeyEvent", event).await?;
            }
        }
        Ok(())
    }

    /// Types a text into what has the focus.
    pub async fn type_text(&self, text: &str) -> Result<(), BrowserError> {
        self.cdp("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }

    /// What has the focus, as a screen reader has it; none where it is lost to the page itself.
    pub async fn focused(&self) -> Result<Option<Node>, BrowserError> {
        let tree = self.tree().await?;
        let nodes = tree.root().map(|root| tree.below(root)).unwrap_or_default();
        Ok(nodes.into_iter().rev().find(|node| node.is("focused")).cloned())
    }

    /// Goes on by Tab until something with this role and name has the focus.
    pub async fn tab_to(&self, role: Role, name: &str) -> Result<(), BrowserError> {
        let locator = self.find(role, name);
        locator.node().await?;
        for _ in 0..STEPS {
            let focused = self.focused().await?;
            if focused.is_some_and(|node| node.has_role(role) && node.name() == name) {
                return Ok(());
            }
            self.press(Key::Tab).await?;
        }
        Err(locator.missed("Tab never leads to it", &self.tree().await?))
    }

    /// Waits until something has the focus, which is where a person's next key goes.
    pub async fn keeps_focus(&self) -> Result<Node, BrowserError> {
        let start = Instant::now();
        loop {
            if let Some(node) = self.focused().await? {
                return Ok(node);
            }
            if start.elapsed() > Locator::PATIENCE {
                let page = self.find(Role::Region, "what has the focus");
                return Err(page.missed("the focus is lost", &self.tree().await?));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}
