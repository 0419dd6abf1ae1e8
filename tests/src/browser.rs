//! Chromium, driven as a person would: what is there is found by its role and accessible name, in the
//! accessibility tree that a screen reader gets, which goes through open shadow roots by itself.

mod act;
mod cdp;
mod driver;
mod keys;
mod left_behind;
mod locator;
mod log;
mod look;
mod memory;
mod picture;
mod query;
mod role;
mod setting;
mod table;
mod tree;

use std::path::Path;
use std::sync::Arc;

use fantoccini::error::{CmdError, NewSessionError};
use thiserror::Error;

use crate::process::ProcessError;
use crate::programs::ProgramError;
pub use keys::Key;
pub use locator::Locator;
pub use log::LogLine;
pub use look::ColourScheme;
pub use memory::Memory;
pub use role::Role;
pub use table::Row;
pub use tree::{Node, Tree};

use driver::Driver;
use left_behind::LeftBehind;
use query::Query;

/// The browser didn't do what it was asked, or the page doesn't hold what was looked for.
#[derive(Debug, Error)]
pub enum BrowserError {
    /// ChromeDriver or Chromium isn't there.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// ChromeDriver didn't start.
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// Its profile could not be laid.
    #[error("the browser's profile: {0}")]
    Io(#[from] std::io::Error),
    /// Chromium didn't start.
    #[error("ChromeDriver opened no session: {0}")]
    Session(#[from] NewSessionError),
    /// A command failed.
    #[error("ChromeDriver: {0}")]
    Command(#[from] CmdError),
    /// ChromeDriver's answer isn't what its protocol says.
    #[error("ChromeDriver's answer to {command} is not understood: {answer}")]
    Answer {
        /// Which command.
        command: &'static str,
        /// What came.
        answer: String,
    },
    /// Nothing, or more than one thing, has that role and name.
    #[error("waited {seconds} s: {what}. On the page were:\n{outline}")]
    NotThere {
        /// How long.
        seconds: u64,
        /// What was looked for, and why what is there is not it.
        what: String,
        /// The roles and names that there were.
        outline: String,
    },
}

/// One browser with one page and a fresh profile. Clones are the same browser.
#[derive(Debug, Clone)]
pub struct Browser {
    driver: Arc<Driver>,
}

impl Browser {
    /// Starts ChromeDriver and Chromium; ChromeDriver logs into `logs`.
    pub async fn launch(logs: &Path) -> Result<Self, BrowserError> {
        Ok(Self {
            driver: Arc::new(Driver::launch(logs).await?),
        })
    }

    /// Goes to `url`.
    pub async fn open(&self, url: &str) -> Result<(), BrowserError> {
        self.look_around().await?;
        Ok(self.driver.client().goto(url).await?)
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<(), BrowserError> {
        self.look_around().await?;
        Ok(self.driver.client().refresh().await?)
    }

    /// The address bar.
    pub async fn url(&self) -> Result<String, BrowserError> {
        Ok(self.driver.client().current_url().await?.to_string())
    }

    /// Whatever has this role and exactly this accessible name, now or soon.
    pub fn find(&self, role: Role, name: &str) -> Locator {
        Locator::new(self.clone(), Query::named(role, name))
    }

    /// Whatever has this role and a text (name or content) that contains `part`, now or soon.
    pub fn find_containing(&self, role: Role, part: &str) -> Locator {
        Locator::new(self.clone(), Query::containing(role, part))
    }

    /// The accessibility tree as it is now.
    pub async fn tree(&self) -> Result<Tree, BrowserError> {
        let answer = self
            .cdp("Accessibility.getFullAXTree", serde_json::json!({}))
            .await?;
        Tree::from_cdp(answer)
    }

    /// The texts of everything with this role, as they are now.
    pub async fn texts(&self, role: Role) -> Result<Vec<String>, BrowserError> {
        let tree = self.tree().await?;
        let nodes = tree.root().map(|root| tree.below(root)).unwrap_or_default();
        Ok(nodes
            .into_iter()
            .filter(|node| node.has_role(role))
            .map(|node| tree.text(node))
            .collect())
    }

    /// Runs a script in the page and answers what it returns.
    pub async fn script(&self, script: &str) -> Result<serde_json::Value, BrowserError> {
        Ok(self.driver.client().execute(script, Vec::new()).await?)
    }

    /// Runs a script that answers by calling its one argument.
    pub async fn script_async(&self, script: &str) -> Result<serde_json::Value, BrowserError> {
        Ok(self.driver.client().execute_async(script, Vec::new()).await?)
    }

    /// Puts into the clipboard what another program would. From then on the page may write it without a press.
    pub async fn put_in_clipboard(&self, text: &str) -> Result<(), BrowserError> {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        self.cdp(
            "Browser.grantPermissions",
            serde_json::json!({ "permissions": permissions }),
        )
        .await?;
        let text = serde_json::Value::from(text);
        let script = format!("navigator.clipboard.writeText({text}).finally(arguments[0])");
        self.script_async(&script).await.map(drop)
    }

    /// What is in the clipboard.
    pub async fn clipboard(&self) -> Result<String, BrowserError> {
        self.cdp(
            "Browser.setPermission",
            serde_json::json!({ "permission": { "name": "clipboard-read" }, "setting": "granted" }),
        )
        .await?;
        let script =
            "navigator.clipboard.readText().then(arguments[0], (e) => arguments[0]({ error: String(e) }))";
        match self.script_async(script).await? {
            serde_json::Value::String(text) => Ok(text),
            other => Err(BrowserError::Answer {
                command: "clipboard",
                answer: other.to_string(),
            }),
        }
    }

    /// Ends the session, and Chromium with it.
    pub async fn close(&self) -> Result<(), BrowserError> {
        Ok(self.driver.client().clone().close().await?)
    }

    fn client(&self) -> &fantoccini::Client {
        self.driver.client()
    }

    fn left_behind(&self) -> &LeftBehind {
        self.driver.left_behind()
    }
}
