//! The console's views and states one after the other, in either language: see `fixtures/views.js`.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::failure::{Failure, Outcome};

const SCRIPT: &str = concat!(
    include_str!("../fixtures/world.js"),
    include_str!("../fixtures/views.js")
);
/// The tags of the catalogue's languages.
pub const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// Answers once the page's own script has run.
const DEFINED: &str = "customElements.whenDefined('karmada-token-console').then(() => arguments[0](null))";
/// What the browser's log says of a wasm that did not come, or has panicked.
const PROVOKED: [&str; 4] = [
    "lost on purpose",
    "karmada-token-console has failed at",
    "unreachable",
    "no dialogs today",
];

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
    pub async fn on(page: &Browser) -> Outcome<Self> {
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

    /// Shows one; in a page that is loaded anew, where the one before was the end of the wasm.
    ///
    /// # Errors
    /// When a step to it leads nowhere, and when the browser's log has something else than what was provoked.
    pub async fn show(&self, name: &str, language: &str) -> Outcome {
        if self.is("isOver").await? {
            self.page.reload().await?;
            self.page.script_async(DEFINED).await?;
            self.page.script(SCRIPT).await?;
        }
        let script = format!(
            "views.show({}, {}).then(() => arguments[0](null), (error) => arguments[0](String(error)))",
            json!(name),
            json!(language)
        );
        let lost = |reason: Value| Failure::told(format!("the view {name} in {language}: {reason}"));
        match self.page.script_async(&script).await? {
            Value::Null if self.is("provokes").await? => {
                let lines = self.page.log().await?;
                let mut others = lines
                    .iter()
                    .filter(|line| line.is_pages_fault())
                    .map(ToString::to_string)
                    .filter(|line| !PROVOKED.iter().any(|part| line.contains(part)));
                others.next().map_or(Ok(()), |line| Err(lost(json!(line))))
            }
            Value::Null => Ok(()),
            reason => Err(lost(reason)),
        }
    }

    async fn is(&self, flag: &str) -> Outcome<bool> {
        Ok(self.page.script(&format!("return views.{flag}")).await? == true)
    }
}
