//! A page of the list, read while it arrives: what the next is asked for with once the head is there, and each Secret once
//! it is whole.

use super::Rows;
use karmada_token_core::{ListMeta, Secret, SecretList};
use serde_json::{Deserializer, Error};
use std::mem::take;

/// How far a page has been read.
#[derive(Debug, Default)]
pub(crate) struct PageReader {
    pending: Vec<u8>,
    stage: Stage,
    /// Once it has been read.
    metadata: Option<ListMeta>,
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
    End,
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

    /// What the next page is asked for with, empty for the last; nothing until that has come. When the page has ended it has.
    pub(crate) fn next(&self) -> Option<&str> {
        let metadata = self.metadata.as_ref()?;
        Some(&metadata.continue_token)
    }

    /// The page has ended.
    ///
    /// # Errors
    /// For a page that broke off, and for what is no list of Secrets.
    pub(crate) fn end(&mut self, rows: &mut Rows) -> Result<(), Error> {
        let rest = match self.stage {
            Stage::Head | Stage::Whole => take(&mut self.pending),
            // Without its end it is no list.
            Stage::Items => Vec::new(),
            Stage::Tail => [&b"{\"items\":[]"[..], &self.pending].concat(),
            Stage::End => return Ok(()),
        };
        let rest: SecretList = serde_json::from_slice(&rest)?;
        for secret in &rest.items {
            rows.add(secret);
        }
        let metadata = self.metadata.get_or_insert(rest.metadata);
        rows.reached(&metadata.resource_version);
        self.stage = Stage::End;
        Ok(())
    }

    fn read_head(&mut self) -> Result<(), Error> {
        let start = &self.pending[..self.pending.len().min(LONGEST_HEAD)];
        if let Some(length) = start.windows(ITEMS.len()).position(|window| window == ITEMS) {
            let head: SecretList = serde_json::from_slice(&[&start[..length], b"}"].concat())?;
            // It may come behind the items.
            let is_there =
                !head.metadata.resource_version.is_empty() || !head.metadata.continue_token.is_empty();
            self.metadata = is_there.then_some(head.metadata);
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

    /// What was read of a page that comes in such pieces, and what the next is asked for with, as it was known before the end and at it.
    fn read<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<(Rows, [Option<String>; 2]), Error> {
        let (mut reader, mut rows) = (PageReader::default(), Rows::default());
        for piece in pieces {
            reader.push(piece, &mut rows)?;
        }
        let before = reader.next().map(str::to_owned);
        reader.end(&mut rows)?;
        // Whoever asks for more of a page that has ended gets no more.
        let count = rows.count();
        reader.end(&mut rows)?;
        assert_eq!(rows.count(), count);
        Ok((rows, [before, reader.next().map(str::to_owned)]))
    }

    fn next(token: &str) -> Option<String> {
        Some(token.to_owned())
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
                let (rows, known) = read([&page[..cut], &page[cut..]]).unwrap();
                assert_eq!((rows.count(), rows.resource_version()), (2, "7"), "cut at {cut}");
                assert_eq!(known, [next("next"), next("next")]);
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
        assert_eq!(reader.next(), None);
        reader.push(text.as_bytes(), &mut rows).unwrap();
        assert_eq!(rows.count(), 1);
        assert_eq!(reader.next(), Some("next"));
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
            let (rows, known) = read([page.as_bytes()]).unwrap();
            assert_eq!((rows.count(), rows.resource_version()), (2, "7"));
            assert_eq!(known, [None, next("next")]);
        }
        let (rows, known) = read([&br#"{"metadata":{"resourceVersion":"7"},"items":null}"#[..]]).unwrap();
        assert_eq!((rows.count(), known), (0, [None, next("")]));
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
