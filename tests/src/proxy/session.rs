//! A session without a browser: what our page sends, sent by hand.

use http::HeaderName;
use http::header::{COOKIE, ORIGIN, SET_COOKIE};
use k8s_openapi::List;
use k8s_openapi::api::core::v1::Secret;
use serde_json::{Value, json};

use super::Proxy;
use crate::failure::{Failure, Outcome};
use crate::http_client::HttpClient;
use crate::secrets::SECRETS;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const KEY: HeaderName = HeaderName::from_static("x-karmada-token-key");

impl Proxy {
    /// A client that says of itself what a browser says of our own page, and isn't signed in.
    pub fn as_page(&self) -> Outcome<HttpClient> {
        Ok(self
            .http()
            .with(SEC_FETCH_SITE, "same-origin")?
            .with(ORIGIN, &self.url())?)
    }

    /// Exchanges the printed link for a session (kubeconfig mode).
    pub async fn session(&self) -> Outcome<HttpClient> {
        let link = self.sign_in_url().await?;
        let secret = link.split_once("#signin=").map_or("", |(_, secret)| secret);
        self.open_session(&json!({ "secret": secret })).await
    }

    /// Exchanges a bearer token for a session (bearer mode).
    pub async fn session_of(&self, token: &str) -> Outcome<HttpClient> {
        self.open_session(&json!({ "token": token })).await
    }

    /// The Secrets of a sandbox; none of another proxy, which shows them to nobody without a session.
    pub(crate) async fn sandbox_tokens(&self) -> Option<Vec<Secret>> {
        let answer = self.as_page().ok()?.get(SECRETS).await.ok()?;
        let list: List<Secret> = serde_json::from_slice(&answer.body).ok()?;
        Some(list.items)
    }

    async fn open_session(&self, credential: &Value) -> Outcome<HttpClient> {
        let page = self.as_page()?;
        let answer = page.post("/-/session", credential).await?;
        let cookie = answer
            .headers
            .get(SET_COOKIE)
            .and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie
            .and_then(|cookie| cookie.split(';').next())
            .map(str::to_owned);
        let opened = answer.json();
        match (answer.status, cookie, opened["key"].as_str()) {
            (http::StatusCode::CREATED, Some(cookie), Some(key)) => {
                Ok(page.with(COOKIE, &cookie)?.with(KEY, key)?)
            }
            (status, _, _) => Err(Failure::told(format!(
                "the proxy opened no session: {status} {}",
                answer.text()
            ))),
        }
    }
}
