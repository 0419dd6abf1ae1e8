//! The console's views and states one after the other, in either language: see `fixtures/views.js`.

use serde_json::{Value, json};
use thiserror::Error;

use crate::browser::{Browser, BrowserError};

const SCRIPT: &str = include_str!("../fixtures/views.js");
/// The tags of the catalogue's languages.
pub const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// A view could not be shown.
#[derive(Debug, Error)]
pub enum ViewError {
    /// The page's browser.
    #[error(transparent)]
    Browser(#[from] BrowserError),
    /// A step to it led nowhere.
    #[error("the view {name} in {language}: {reason}")]
    Lost {
        /// Which view.
        name: String,
        /// In which language.
        language: String,
        /// What was waited for.
        reason: Value,
    },
}

/// Our own page, made to show whatever is asked for.
#[derive(Debug, Clone)]
pub struct Views {
    page: Browser,
    names: Vec<String>,
}

impl Views {
    /// On our own page, which is open.
    ///
    /// # Errors
    /// The browser's.
    pub async fn on(page: &Browser) -> Result<Self, ViewError> {
        page.time_zone("UTC").await?;
        let names = page.script(&format!("{SCRIPT}; return views.names")).await?;
        let names = names.as_array().into_iter().flatten();
        Ok(Self {
            page: page.clone(),
            names: names.filter_map(Value::as_str).map(str::to_owned).collect(),
        })
    }

    /// All of them.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Shows one.
    ///
    /// # Errors
    /// When a step to it leads nowhere.
    pub async fn show(&self, name: &str, language: &str) -> Result<(), ViewError> {
        let script = format!(
            "views.show({}, {}).then(() => arguments[0](null), (error) => arguments[0](String(error)))",
            json!(name),
            json!(language)
        );
        match self.page.script_async(&script).await? {
            Value::Null => Ok(()),
            reason => Err(ViewError::Lost {
                name: name.to_owned(),
                language: language.to_owned(),
                reason,
            }),
        }
    }
}
