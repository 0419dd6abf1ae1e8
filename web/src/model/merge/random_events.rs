//! docs/security.md, 38: whatever a watch is told, and wherever it breaks off, the rows are what the server has.

use super::Event;
use crate::model::{PageReader, Rows};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What happens at the server, to one of a few tokens.
#[derive(Clone, Debug)]
enum Happening {
    /// It is created, or changed.
    Put(u8, String),
    Delete(u8),
    /// Nothing, for so long that a bookmark says so.
    Bookmark,
    /// From here on the watch is told nothing.
    FallsBehind,
    /// The watch is told that it is too old to go on.
    Gone,
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::{Bookmark, Delete, FallsBehind, Gone, Put};
    prop_oneof![
        8 => (0..24_u8, "[a-c<]{0,3}").prop_map(|(token, text)| Put(token, text)),
        4 => (0..24_u8).prop_map(Delete),
        1 => Just(Bookmark),
        1 => Just(FallsBehind),
        1 => Just(Gone),
    ]
}

/// What a row is compared by: its name, its version, its description.
type Said = (String, String, String);

#[derive(Default)]
struct Server {
    version: u32,
    /// Versions and descriptions by name.
    secrets: BTreeMap<String, (u32, String)>,
}

impl Server {
    /// The line of a watch for what has happened, where it is one that a watch is told.
    fn line(&mut self, happening: Happening) -> Option<String> {
        let name = |token: u8| format!("bootstrap-token-{token:06}");
        let (kind, object) = match happening {
            Happening::Put(token, text) => {
                self.version += 1;
                let now = (self.version, text);
                let before = self.secrets.insert(name(token), now.clone());
                let kind = if before.is_some() { "MODIFIED" } else { "ADDED" };
                (kind, secret(&name(token), &now))
            }
            Happening::Delete(token) => {
                let (_, text) = self.secrets.remove(&name(token))?;
                self.version += 1;
                ("DELETED", secret(&name(token), &(self.version, text)))
            }
            Happening::Bookmark => {
                let metadata = json!({ "resourceVersion": self.version.to_string() });
                ("BOOKMARK", json!({ "kind": "Secret", "metadata": metadata }))
            }
            Happening::FallsBehind => return None,
            Happening::Gone => (
                "ERROR",
                json!({ "kind": "Status", "code": 410, "reason": "Expired" }),
            ),
        };
        Some(json!({ "type": kind, "object": object }).to_string())
    }

    /// As the page reads the list.
    fn listed(&self) -> Rows {
        let items: Vec<_> = self.secrets.iter().map(|(name, now)| secret(name, now)).collect();
        let metadata = json!({ "resourceVersion": self.version.to_string() });
        let list = json!({ "kind": "SecretList", "metadata": metadata, "items": items }).to_string();
        let (mut reader, mut rows) = (PageReader::default(), Rows::default());
        reader.push(list.as_bytes(), &mut rows).unwrap();
        reader.end(&mut rows).unwrap();
        rows
    }

    fn said(&self) -> (String, Vec<Said>) {
        let all = self.secrets.iter();
        let said = all.map(|(name, (version, text))| (name.clone(), version.to_string(), text.clone()));
        (self.version.to_string(), said.collect())
    }
}

fn secret(name: &str, (version, text): &(u32, String)) -> Value {
    json!({
        "metadata": { "name": name, "resourceVersion": version.to_string() },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": { "description": text },
    })
}

fn said(rows: &Rows) -> (String, Vec<Said>) {
    let said = rows.iter().map(|row| {
        let record = row.record();
        (
            record.name.clone(),
            record.resource_version.clone(),
            record.description.clone(),
        )
    });
    (rows.resource_version().to_owned(), said.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn s38_after_1_000_random_events_the_page_equals_the_server(all in vec(happening(), 1_000)) {
        let mut server = Server::default();
        let mut rows = server.listed();
        let mut is_behind = false;
        for happening in all.into_iter().chain([Happening::Gone]) {
            let is_gone = matches!(happening, Happening::Gone);
            is_behind |= matches!(happening, Happening::FallsBehind);
            let line = server.line(happening);
            if is_gone {
                let before = rows.clone();
                let refused = rows.apply(&Event::parse(&line.unwrap()).unwrap());
                prop_assert_eq!(refused.map_err(|status| status.code), Err(410));
                prop_assert_eq!(&rows, &before);
                rows = server.listed();
                is_behind = false;
            } else if let Some(line) = line.filter(|_| !is_behind) {
                prop_assert!(rows.apply(&Event::parse(&line).unwrap()).is_ok());
            }
            if !is_behind {
                prop_assert_eq!(said(&rows), server.said());
            }
        }
    }
}
