//! One request: where it goes, what it carries, and what its answer is taken for.

use super::headers::{browser_now, date, millis};
use super::session_key::SessionKey;
use super::{AbortHandle, ApiError};
use crate::model::{ServerClock, Status};
use gloo_net::http::{Headers, Method, RequestBuilder};
use js_sys::{Function, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RequestCache, RequestCredentials, RequestRedirect, Response};

/// An API base and what is needed to ask it. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Client {
    inner: Rc<Inner>,
}

struct Inner {
    /// Absolute, with a slash at its end.
    base: String,
    /// The embedding page's own `fetch`, taken in place of the browser's.
    fetch: Option<Function>,
    /// The embedding page's source of bearer tokens.
    get_token: Option<Function>,
    /// Answers to what the entry has asked already, by path: each is handed out once.
    ahead: Option<Function>,
    /// This origin's session; none for a base on another origin, which is to see neither cookie nor key.
    session: Option<SessionKey>,
    clock: RefCell<ServerClock>,
    /// Whether a list has broken off.
    breaks_off: Cell<bool>,
}

impl Client {
    /// For a base such as `https://host/path/`; without `fetch`, the browser's own is taken.
    pub(crate) fn new(
        base: &str,
        fetch: Option<Function>,
        get_token: Option<Function>,
        ahead: Option<Function>,
    ) -> Self {
        let here = web_sys::window().and_then(|window| window.location().origin().ok());
        let same_origin = here.is_some_and(|origin| base.starts_with(&format!("{origin}/")));
        let inner = Inner {
            base: format!("{}/", base.trim_end_matches('/')),
            fetch,
            get_token,
            ahead,
            session: same_origin.then(SessionKey::of_this_origin),
            clock: RefCell::default(),
            breaks_off: Cell::default(),
        };
        Client {
            inner: Rc::new(inner),
        }
    }

    /// Whether requests carry the embedding page's token: then there is no session to open or to end.
    pub(crate) fn has_own_token(&self) -> bool {
        self.inner.get_token.is_some()
    }

    /// What is asked.
    pub(crate) fn base(&self) -> &str {
        &self.inner.base
    }

    /// Whether a list has broken off, so that the next is asked for in shorter pages.
    pub(super) fn breaks_off(&self) -> &Cell<bool> {
        &self.inner.breaks_off
    }

    pub(super) fn session_key(&self) -> Option<&SessionKey> {
        self.inner.session.as_ref()
    }

    /// The API server's time now, in milliseconds since 1970.
    pub(crate) fn server_now(&self) -> i64 {
        self.inner.clock.borrow().at(browser_now())
    }

    /// By how many seconds the browser's clock is ahead, when that is certain and too much.
    pub(crate) fn clock_error(&self) -> Option<i64> {
        self.inner.clock.borrow().error_of_browser()
    }

    pub(super) async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ApiError> {
        parse(&self.get_bytes(path).await?)
    }

    /// An answer as it came.
    pub(super) async fn get_bytes(&self, path: &str) -> Result<Vec<u8>, ApiError> {
        self.unary(Method::GET, path, None).await
    }

    /// An answer's text as it came.
    pub(super) async fn get_raw(&self, path: &str) -> Result<String, ApiError> {
        text(self.get_bytes(path).await?)
    }

    /// A POST's answer as it came.
    pub(super) async fn post_raw(&self, path: &str, body: &str) -> Result<String, ApiError> {
        text(self.unary(Method::POST, path, Some(body)).await?)
    }

    pub(super) async fn post<T: DeserializeOwned>(&self, path: &str, body: &str) -> Result<T, ApiError> {
        parse(&self.unary(Method::POST, path, Some(body)).await?)
    }

    /// A POST whose answer says nothing that isn't known.
    pub(super) async fn post_unread(&self, path: &str, body: &str) -> Result<(), ApiError> {
        self.unary(Method::POST, path, Some(body)).await.map(drop)
    }

    pub(super) async fn delete(&self, path: &str, body: Option<&str>) -> Result<(), ApiError> {
        self.unary(Method::DELETE, path, body).await.map(drop)
    }

    /// A JSON merge patch whose answer says nothing that isn't known.
    pub(super) async fn patch(&self, path: &str, body: &str) -> Result<(), ApiError> {
        self.unary(Method::PATCH, path, Some(body)).await.map(drop)
    }

    /// A request whose whole answer is waited for, but not for ever.
    async fn unary(&self, method: Method, path: &str, body: Option<&str>) -> Result<Vec<u8>, ApiError> {
        let abort = Rc::new(AbortHandle::new().ok_or(ApiError::Unreachable)?);
        let _timer = AbortHandle::abort_when_late(&abort);
        let answer = async {
            let response = self.send(method, path, body, &abort).await?;
            bytes(&response, &abort).await
        };
        answer.await.map_err(|error| abort.timeout_if_aborted(error))
    }

    /// Sends one request and gives its answer once the headers are there; a refusal is an error.
    pub(super) async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&str>,
        abort: &AbortHandle,
    ) -> Result<Response, ApiError> {
        let ahead = body.is_none().then(|| self.asked_ahead(path)).flatten();
        let (asked, promise) = match ahead {
            Some(ahead) => ahead,
            None => {
                let request = self.build(method, path, body, abort).await?;
                (browser_now(), self.fetch(&request).ok_or(ApiError::Unreachable)?)
            }
        };
        let value = abort.wait_for(&promise).await?;
        // The entry has looked whether it is one: it need not be of this window's class.
        let response: Response = value.unchecked_into();
        if let Some(date) = date(&response.headers()) {
            self.inner.clock.borrow_mut().observe(date, asked, browser_now());
        }
        if response.ok() {
            Ok(response)
        } else {
            Err(refusal(&response, abort).await)
        }
    }

    /// When the entry asked for this path, and the answer to come.
    fn asked_ahead(&self, path: &str) -> Option<(i64, Promise)> {
        let ahead = self.inner.ahead.as_ref()?;
        let found = ahead.call1(&JsValue::UNDEFINED, &path.into()).ok()?;
        let found: js_sys::Array = found.dyn_into().ok()?;
        Some((millis(found.get(0).as_f64()?)?, found.get(1).dyn_into().ok()?))
    }

    fn fetch(&self, request: &web_sys::Request) -> Option<Promise> {
        match &self.inner.fetch {
            Some(fetch) => fetch.call1(&JsValue::UNDEFINED, request).ok()?.dyn_into().ok(),
            None => Some(web_sys::window()?.fetch_with_request(request)),
        }
    }

    async fn build(
        &self,
        method: Method,
        path: &str,
        body: Option<&str>,
        abort: &AbortHandle,
    ) -> Result<web_sys::Request, ApiError> {
        let is_patch = method == Method::PATCH;
        let headers = web_sys::Headers::new().map_err(|_| ApiError::Unreachable)?;
        let credentials = match self.bearer(abort).await? {
            Some(token) => {
                // The page may have handed over anything.
                headers
                    .set("Authorization", &format!("Bearer {token}"))
                    .map_err(|_| ApiError::NoToken)?;
                RequestCredentials::Omit
            }
            None => RequestCredentials::SameOrigin,
        };
        let mut builder = RequestBuilder::new(&format!("{}{path}", self.inner.base))
            .method(method)
            .cache(RequestCache::NoStore)
            .redirect(RequestRedirect::Error)
            .credentials(credentials)
            .headers(Headers::from_raw(headers))
            .header("Accept", "application/json")
            .abort_signal(Some(&abort.signal()));
        if let Some(key) = self.inner.session.as_ref().and_then(SessionKey::get) {
            builder = builder.header(SessionKey::HEADER, &key);
        }
        let kind = if is_patch {
            "application/merge-patch+json"
        } else {
            "application/json"
        };
        let request = match body {
            Some(body) => builder.header("Content-Type", kind).body(body),
            None => builder.build(),
        };
        request
            .map(web_sys::Request::from)
            .map_err(|_| ApiError::Unreachable)
    }

    /// What the embedding page's `getToken` gives, or a promise of it.
    async fn bearer(&self, abort: &AbortHandle) -> Result<Option<String>, ApiError> {
        let Some(get_token) = &self.inner.get_token else {
            return Ok(None);
        };
        let value = get_token
            .call0(&JsValue::UNDEFINED)
            .map_err(|_| ApiError::TokenFailed)?;
        let token = match abort.wait_for(&Promise::resolve(&value)).await {
            Err(late) if abort.is_aborted() => return Err(late),
            token => token.map_err(|_| ApiError::TokenFailed)?,
        };
        token
            .as_string()
            .filter(|token| !token.is_empty())
            .map(Some)
            .ok_or(ApiError::NoToken)
    }
}

/// A body. What is sent are texts in structs, which JSON can always write.
pub(super) fn write(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// Everything is read from bytes: a reader of texts beside that would be the same code once more.
fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(json).map_err(|_| ApiError::Unreadable { code: 200 })
}

fn text(bytes: Vec<u8>) -> Result<String, ApiError> {
    String::from_utf8(bytes).map_err(|_| ApiError::Unreadable { code: 200 })
}

/// The whole body. Bytes and not a text: the browser would make one of them, and the wasm bytes of that once more.
async fn bytes(response: &Response, abort: &AbortHandle) -> Result<Vec<u8>, ApiError> {
    let promise = response.array_buffer().map_err(|_| ApiError::Unreachable)?;
    let buffer = abort.wait_for(&promise).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A Kubernetes `Status`, or the fact that it was none.
async fn refusal(response: &Response, abort: &AbortHandle) -> ApiError {
    let code = response.status();
    let status = bytes(response, abort)
        .await
        .ok()
        .and_then(|json| serde_json::from_slice::<Status>(&json).ok());
    match status {
        Some(status) if !status.reason.is_empty() || !status.message.is_empty() => {
            ApiError::Refused(Status { code, ..status })
        }
        _ => ApiError::Unreadable { code },
    }
}
