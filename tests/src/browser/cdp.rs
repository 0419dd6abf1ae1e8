//! Commands that fantoccini has no method for: the DevTools protocol through ChromeDriver, and its logs.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::{Browser, BrowserError};

/// A POST to `/session/ID/PATH`.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!(
            "session/{}/{}",
            session_id.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// A command of the DevTools protocol, such as `Accessibility.getFullAXTree`.
    pub(super) async fn cdp(&self, command: &str, parameters: Value) -> Result<Value, BrowserError> {
        let body = json!({ "cmd": command, "params": parameters });
        Ok(self
            .client()
            .issue_cmd(Extension {
                path: "goog/cdp/execute",
                body,
            })
            .await?)
    }

    /// What the browser logged since the last call.
    pub(super) async fn take_log(&self) -> Result<Value, BrowserError> {
        let body = json!({ "type": "browser" });
        Ok(self
            .client()
            .issue_cmd(Extension { path: "se/log", body })
            .await?)
    }
}
