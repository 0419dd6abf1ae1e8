//! What surrounds the page: the network, the cookies, the reader's language, where files go, and what a browser lacks.

use std::path::Path;

use serde_json::json;

use super::{Browser, BrowserError};

impl Browser {
    /// Takes the network away, or gives it back.
    pub async fn go_offline(&self, offline: bool) -> Result<(), BrowserError> {
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Makes the network slow: milliseconds before each answer, bytes in a second.
    pub async fn throttle(&self, latency: u32, down: u32, up: u32) -> Result<(), BrowserError> {
        let conditions = json!({
            "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up,
        });
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Has requests for these fail (`*` stands for anything), as if they were lost on the way; all go through again where none is named.
    pub async fn lose(&self, urls: &[&str]) -> Result<(), BrowserError> {
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.setBlockedURLs", json!({ "urls": urls }))
            .await?;
        Ok(())
    }

    /// Forgets every cookie, as if each had reached its age.
    pub async fn forget_cookies(&self) -> Result<(), BrowserError> {
        self.cdp("Network.clearBrowserCookies", json!({})).await?;
        Ok(())
    }

    /// Runs a script in each page before anything of the page's own, from the next load on.
    pub async fn before_each_load(&self, script: &str) -> Result<(), BrowserError> {
        let parameters = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", parameters)
            .await?;
        Ok(())
    }

    /// Has pages loaded from now on take this for the language of their reader, by its tag.
    pub async fn speak(&self, language: &str) -> Result<(), BrowserError> {
        let parameters = json!({ "userAgent": "", "acceptLanguage": language });
        self.cdp("Emulation.setUserAgentOverride", parameters).await?;
        Ok(())
    }

    /// Has files saved in this folder, without asking.
    pub async fn save_into(&self, folder: &Path) -> Result<(), BrowserError> {
        let parameters = json!({ "behavior": "allow", "downloadPath": folder });
        self.cdp("Browser.setDownloadBehavior", parameters).await?;
        Ok(())
    }
}
