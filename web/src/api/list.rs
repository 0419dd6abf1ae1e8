//! The list of tokens, page by page, each read while it arrives.

use super::chunks::Chunks;
use super::secrets::{PATH, SELECTOR};
use super::{ApiError, Client, Leash};
use crate::model::{PageReader, Rows};
use futures_util::future::{OptionFuture, join};
use gloo_net::http::Method;
use js_sys::encode_uri_component;
use std::rc::Rc;

/// How many Secrets the first page may hold: half a MiB or so, which the element's entry asks for while the wasm is on its way.
const FIRST: u32 = 500;
/// How many each page behind it may, for as long as none breaks off: an API server ends an answer that takes a minute.
pub(super) const BEHIND: u32 = 5_000;

impl Client {
    /// Every token: while a page is read, the next is under way.
    ///
    /// # Errors
    /// Among others 410 when the list has changed too much between two pages: then it is to be read anew.
    pub(crate) async fn list(&self) -> Result<Rows, ApiError> {
        let rows = self.read_list().await;
        if rows.is_err() {
            self.page_size().set(FIRST);
        }
        rows
    }

    async fn read_list(&self) -> Result<Rows, ApiError> {
        let mut rows = Rows::default();
        let size = self.page_size().get();
        let mut page = self.open_page("", FIRST).await?;
        loop {
            let behind = page.read_head(&mut rows).await?;
            let open = OptionFuture::from(behind.map(async |token| self.open_page(&token, size).await));
            // The first of the two is begun first.
            let (open, token) = join(open, page.read_on(&mut rows)).await;
            let token = token?;
            page = match open {
                Some(open) => open?,
                None if token.is_empty() => return Ok(rows),
                None => self.open_page(&token, size).await?,
            };
        }
    }

    async fn open_page(&self, continue_token: &str, size: u32) -> Result<Page, ApiError> {
        let mut path = format!("{PATH}?{SELECTOR}&limit={size}");
        if !continue_token.is_empty() {
            path.push_str("&continue=");
            path.extend(encode_uri_component(continue_token).as_string());
        }
        let leash = Rc::new(Leash::new().ok_or(ApiError::Unreachable)?);
        let _timer = Leash::patience(&leash);
        let response = self.send(Method::GET, &path, None, &leash).await;
        let response = response.map_err(|error| leash.blamed(error))?;
        Ok(Page {
            chunks: Chunks::of(&response, leash)?,
            reader: PageReader::default(),
        })
    }
}

/// A page that is on its way.
struct Page {
    chunks: Chunks,
    reader: PageReader,
}

impl Page {
    /// Reads until it is known what the next page is asked for with; `None` where this is the last, or says so at its end.
    async fn read_head(&mut self, rows: &mut Rows) -> Result<Option<String>, ApiError> {
        while self.reader.waits_for_head() && self.read(rows).await? {}
        Ok(self.reader.continue_token().map(str::to_owned))
    }

    /// Reads to the end, and says what the next page is asked for with: empty for the last.
    async fn read_on(mut self, rows: &mut Rows) -> Result<String, ApiError> {
        while self.read(rows).await? {}
        self.reader.end(rows).map_err(unreadable)
    }

    /// Reads what has come; `false` at the end.
    async fn read(&mut self, rows: &mut Rows) -> Result<bool, ApiError> {
        let leash = self.chunks.leash();
        let _timer = Leash::patience(leash);
        match self.chunks.next().await.map_err(|error| leash.blamed(error))? {
            Some(bytes) => self.reader.push(&bytes, rows).map_err(unreadable).map(|()| true),
            None => Ok(false),
        }
    }
}

fn unreadable(_: serde_json::Error) -> ApiError {
    ApiError::Unreadable { code: 200 }
}
