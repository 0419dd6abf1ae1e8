//! A page of the list, read while it arrives: what the next is asked for with once the head is there, and each Secret once
//! it is whole.

use super::Rows;
use karmada_token_core::{ListMeta, Secret, SecretList};
use serde_json::{Deserializer, Error};

/// How far a page has been read.
#[derive(Debug, Default)]
pub(crate) struct PageReader {
    pending: Vec<u8>,
    stage: Stage,
    metadata: ListMeta,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Stage {
    /// What comes before the items is not all there.
    #[default]
    Head,
    /// The items are not what kube-apiserver puts last: the page is read when all of it is there.
    Whole,
    Items,
    Tail,
}

const ITEMS: &[u8] = b",\"items\":[";
/// A head is short: a version, a token and a number.
const LONGEST_HEAD: usize = 4_096;

impl PageReader {
    /// Takes in what has come, and adds every Secret that is whole now.
    ///
    /// # Errors
    /// For what is no list of Secrets.
    pub(crate) fn push(&mut self, bytes: &[u8], rows: &mut Rows) -> Result<(), Error> {
        self.pending.extend_from_slice(bytes);
        if self.stage == Stage::Head {
            self.read_head()?;
        }
        if self.stage == Stage::Items {
            self.read_items(rows)?;
        }
        Ok(())
    }

    /// Whether it may still come to be known early what the next page is asked for with.
    pub(crate) fn waits_for_head(&self) -> bool {
        self.stage == Stage::Head
    }

    /// What the next page is asked for with, as far as that is known.
    pub(crate) fn continue_token(&self) -> Option<&str> {
        Some(self.metadata.continue_token.as_str()).filter(|token| !token.is_empty())
    }

    /// The page has ended: what the next is asked for with, empty for the last.
    ///
    /// # Errors
    /// For a page that broke off, and for what is no list of Secrets.
    pub(crate) fn end(self, rows: &mut Rows) -> Result<String, Error> {
        let mut metadata = self.metadata;
        let rest = match self.stage {
            Stage::Head | Stage::Whole => self.pending,
            // Without its end it is no list.
            Stage::Items => Vec::new(),
            Stage::Tail => [&b"{\"items\":[]"[..], &self.pending].concat(),
        };
        let rest: SecretList = serde_json::from_slice(&rest)?;
        for secret in &rest.items {
            rows.add(secret);
        }
        if !rest.metadata.resource_version.is_empty() {
            metadata = rest.metadata;
        }
        rows.reached(&metadata.resource_version);
        Ok(metadata.continue_token)
    }

    fn read_head(&mut self) -> Result<(), Error> {
        let start = &self.pending[..self.pending.len().min(LONGEST_HEAD)];
        if let Some(length) = start.windows(ITEMS.len()).position(|window| window == ITEMS) {
            let head: SecretList = serde_json::from_slice(&[&start[..length], b"}"].concat())?;
            self.metadata = head.metadata;
            self.pending.drain(..length + ITEMS.len());
            self.stage = Stage::Items;
        } else if start.len() == LONGEST_HEAD {
            self.stage = Stage::Whole;
        }
        Ok(())
    }

    fn read_items(&mut self, rows: &mut Rows) -> Result<(), Error> {
        let mut rest = &self.pending[..];
        loop {
            rest = rest.trim_ascii_start();
            rest = rest.strip_prefix(b",").unwrap_or(rest);
            if let Some(tail) = rest.strip_prefix(b"]") {
                rest = tail;
                self.stage = Stage::Tail;
                break;
            }
            let mut items = Deserializer::from_slice(rest).into_iter::<Secret>();
            match items.next() {
                Some(Ok(secret)) => {
                    rows.add(&secret);
                    rest = &rest[items.byte_offset()..];
                }
                // Not all of it has come.
                Some(Err(error)) if error.is_eof() => break,
                Some(Err(error)) => return Err(error),
                None => break,
            }
        }
        let read = self.pending.len() - rest.len();
        self.pending.drain(..read);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = r#"{"metadata":{"name":"bootstrap-token-NNNNNN","resourceVersion":"5"},"type":"bootstrap.kubernetes.io/token","data":{"description":"w6Q="}}"#;

    fn item(id: &str) -> String {
        ITEM.replace("NNNNNN", id)
    }

    /// What was read of a page that comes in such pieces, and what the next is asked for with, as it was known then and at the end.
    fn read<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<(Rows, Option<String>, String), Error> {
        let (mut reader, mut rows) = (PageReader::default(), Rows::default());
        for piece in pieces {
            reader.push(piece, &mut rows)?;
        }
        let known = reader.continue_token().map(str::to_owned);
        let token = reader.end(&mut rows)?;
        Ok((rows, known, token))
    }

    #[test]
    fn a_page_is_read_wherever_it_is_cut() {
        let (a, b) = (item("aaaaaa"), item("bbbbbb"));
        let head =
            r#"{"kind":"SecretList","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":"next"}"#;
        for page in [
            format!(r#"{head},"items":[{a},{b}]}}"#),
            format!("{head},\"items\":[\n {a} ,\n{b}\n]\n}}\n"),
        ] {
            let page = page.as_bytes();
            for cut in 0..=page.len() {
                let (rows, known, token) = read([&page[..cut], &page[cut..]]).unwrap();
                assert_eq!((rows.count(), rows.resource_version()), (2, "7"), "cut at {cut}");
                assert_eq!((known.as_deref(), token.as_str()), (Some("next"), "next"));
            }
            let (rows, ..) = read(page.chunks(1)).unwrap();
            assert_eq!(rows.count(), 2);
        }
    }

    #[test]
    fn a_secret_is_there_before_the_page_is() {
        let (mut reader, mut rows) = (PageReader::default(), Rows::default());
        let text = format!(
            r#"{{"metadata":{{"continue":"next"}},"items":[{},{{"meta"#,
            item("aaaaaa")
        );
        assert!(reader.waits_for_head());
        reader.push(text.as_bytes(), &mut rows).unwrap();
        assert_eq!(rows.count(), 1);
        assert!(!reader.waits_for_head());
        assert_eq!(reader.continue_token(), Some("next"));
    }

    #[test]
    fn what_comes_in_another_order_is_read_all_the_same() {
        let items = format!("{},{}", item("aaaaaa"), item("bbbbbb"));
        let metadata = r#""metadata":{"resourceVersion":"7","continue":"next"}"#;
        let long = " ".repeat(LONGEST_HEAD);
        for page in [
            format!(r#"{{"items":[{items}],{metadata}}}"#),
            format!(r#"{{"kind":"SecretList","items":[{items}],{metadata}}}"#),
            format!(r#"{{{long}{metadata},"items":[{items}]}}"#),
        ] {
            let (rows, known, token) = read([page.as_bytes()]).unwrap();
            assert_eq!(
                (rows.count(), rows.resource_version(), token.as_str()),
                (2, "7", "next")
            );
            assert_eq!(known, None);
        }
        let (rows, _, token) = read([&br#"{"metadata":{"resourceVersion":"7"},"items":null}"#[..]]).unwrap();
        assert_eq!((rows.count(), token.as_str()), (0, ""));
    }

    #[test]
    fn half_a_page_is_none() {
        let page = format!(
            r#"{{"metadata":{{"resourceVersion":"7"}},"items":[{},{}]}}"#,
            item("aaaaaa"),
            item("bbbbbb")
        );
        for cut in 0..page.len() {
            assert!(read([&page.as_bytes()[..cut]]).is_err(), "cut at {cut}");
        }
        for page in [
            "[]",
            "<html>",
            r#"{"metadata":{},"items":[7]}"#,
            r#"{"metadata":{},"items":[]} 7"#,
        ] {
            assert!(read([page.as_bytes()]).is_err(), "{page}");
        }
    }
}
