//! How the page is shown: its colour scheme, its size, its picture.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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
        self.emulate(scheme, "", &[]).await
    }

    /// Makes the page believe in this preference, in being on this medium (`print`, or nothing for a screen), and in further
    /// preferences such as `("forced-colors", "active")`.
    pub async fn emulate(
        &self,
        scheme: ColourScheme,
        medium: &str,
        further: &[(&str, &str)],
    ) -> Result<(), BrowserError> {
        let value = match scheme {
            ColourScheme::Light => "light",
            ColourScheme::Dark => "dark",
        };
        let features: Vec<_> = std::iter::once(&("prefers-color-scheme", value))
            .chain(further)
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        )
        .await?;
        Ok(())
    }

    /// Puts the page into this time zone.
    pub async fn time_zone(&self, name: &str) -> Result<(), BrowserError> {
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": name }))
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

    /// The same as a small WebP, to be kept: of one page always the same bytes.
    pub async fn picture(&self) -> Result<Vec<u8>, BrowserError> {
        let answer = self
            .cdp(
                "Page.captureScreenshot",
                json!({ "format": "webp", "quality": 88 }),
            )
            .await?;
        let text = answer["data"].as_str().unwrap_or_default();
        STANDARD.decode(text).map_err(|_| BrowserError::Answer {
            command: "Page.captureScreenshot",
            answer: text.chars().take(100).collect(),
        })
    }

    /// A picture of what can be seen, PNG.
    pub async fn screenshot(&self) -> Result<Vec<u8>, BrowserError> {
        Ok(self.client().screenshot().await?)
    }
}
