//! The list of tokens, page by page, each read while it arrives.

use super::chunks::Chunks;
use super::secrets::{PATH, SELECTOR};
use super::{AbortHandle, ApiError, Client};
use crate::model::{PageReader, Rows};
use futures_util::future::{OptionFuture, join};
use js_sys::encode_uri_component;
use std::rc::Rc;

/// How many Secrets a page may hold, for as long as none breaks off: an API server ends an answer that takes a minute. Nothing is shown of
/// half a list, and one answer of all costs less than several: so it is one for whoever has not more. The element's entry asks for the
/// first while the wasm is on its way.
const LARGE: u32 = 10_000;
/// How many it may once one has broken off.
const SMALL: u32 = 500;

impl Client {
    /// Every token: while a page is read, the next is under way.
    ///
    /// # Errors
    /// Among others 410 when the list has changed too much between two pages: then it is to be read anew.
    pub(crate) async fn list(&self) -> Result<Rows, ApiError> {
        let rows = self.read_list().await;
        if rows.is_err() {
            self.breaks_off().set(true);
        }
        rows
    }

    async fn read_list(&self) -> Result<Rows, ApiError> {
        let mut rows = Rows::default();
        let size = if self.breaks_off().get() { SMALL } else { LARGE };
        let mut page = Some(self.open_page("", size).await?);
        while let Some(mut now) = page {
            let next = now.next(&mut rows).await?;
            let open = OptionFuture::from(next.map(async |token| self.open_page(&token, size).await));
            // The first of the two is begun first.
            let (open, read) = join(open, now.read_on(&mut rows)).await;
            read?;
            page = open.transpose()?;
        }
        Ok(rows)
    }

    async fn open_page(&self, continue_token: &str, size: u32) -> Result<Page, ApiError> {
        let mut path = format!("{PATH}?{SELECTOR}&limit={size}");
        if !continue_token.is_empty() {
            path.push_str("&continue=");
            path.extend(encode_uri_component(continue_token).as_string());
        }
        let abort = Rc::new(AbortHandle::new().ok_or(ApiError::Unreachable)?);
        Ok(Page {
            chunks: Chunks::open(self, &path, abort).await?,
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
    /// Reads until it is known what the next page is asked for with; `None` where this is the last.
    async fn next(&mut self, rows: &mut Rows) -> Result<Option<String>, ApiError> {
        loop {
            if let Some(token) = self.reader.next() {
                return Ok(Some(token.to_owned()).filter(|token| !token.is_empty()));
            }
            self.read(rows).await?;
        }
    }

    /// Reads to the end.
    async fn read_on(mut self, rows: &mut Rows) -> Result<(), ApiError> {
        while self.read(rows).await? {}
        Ok(())
    }

    /// Reads what has come; `false` at the end.
    async fn read(&mut self, rows: &mut Rows) -> Result<bool, ApiError> {
        let abort = self.chunks.abort();
        let _timer = AbortHandle::abort_when_late(abort);
        let bytes = self
            .chunks
            .next()
            .await
            .map_err(|error| abort.timeout_if_aborted(error))?;
        let read = match &bytes {
            Some(bytes) => self.reader.push(bytes, rows),
            None => self.reader.end(rows),
        };
        read.map(|()| bytes.is_some()).map_err(unreadable)
    }
}

fn unreadable(_: serde_json::Error) -> ApiError {
    ApiError::Unreadable { code: 200 }
}
