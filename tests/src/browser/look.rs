//! How the page is shown: its colour scheme, its size, its picture.

use serde_json::json;

use super::{Browser, BrowserError};

/// What the person's system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColourScheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Browser {
    /// Makes the page believe in this preference.
    pub async fn prefer(&self, scheme: ColourScheme) -> Result<(), BrowserError> {
        let value = match scheme {
            ColourScheme::Light => "light",
            ColourScheme::Dark => "dark",
        };
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }))
            .await?;
        Ok(())
    }

    /// Gives the page this size in CSS pixels; a picture of it has `scale` times as many pixels.
    pub async fn resize(&self, width: u32, height: u32, scale: u32) -> Result<(), BrowserError> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// A picture of what can be seen, PNG.
    pub async fn screenshot(&self) -> Result<Vec<u8>, BrowserError> {
        Ok(self.client().screenshot().await?)
    }
}
