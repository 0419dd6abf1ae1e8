//! `list --watch`: the list, and then what changes.

mod known;

use std::collections::HashSet;
use std::time::Duration;

use bytes::Bytes;
use karmada_token_core::Secret;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::args::ListArgs;
use crate::answer::Lines;
use crate::terminal::client::piece;
use crate::terminal::form::{self, Form};
use crate::terminal::row::Row;
use crate::terminal::table::Table;
use crate::terminal::view::{Event, View};
use crate::terminal::{Client, TerminalError, advice, harmless, say};
use crate::upstream::{UpstreamBody, UpstreamError};
use known::Known;

/// Between one watch and the next.
const PAUSE: Duration = Duration::from_millis(500);

const ADDED: &str = "ADDED";
const MODIFIED: &str = "MODIFIED";
const DELETED: &str = "DELETED";

#[derive(Deserialize)]
struct Frame<'a> {
    r#type: String,
    #[serde(borrow)]
    object: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Versioned {
    metadata: Version,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    resource_version: String,
}

/// What is shown, and how far the server was followed.
struct Watch<'a> {
    client: &'a Client,
    args: &'a ListArgs,
    table: Table,
    known: Known,
    resource_version: String,
}

/// Shows those of `rows` that are asked for and then each change, until the connection can't be made again: one that breaks is.
///
/// # Errors
/// [`TerminalError`].
pub(super) async fn run(
    client: &Client,
    args: &ListArgs,
    rows: Vec<Row>,
    resource_version: String,
) -> Result<(), TerminalError> {
    let mut watch = Watch {
        client,
        args,
        table: Table::default(),
        known: Known::new(args.wants_by_time(), client.now()?),
        resource_version,
    };
    watch.headers(&rows)?;
    for row in rows {
        let is_there = args.wants(&row);
        watch.tell(row, is_there)?;
    }
    loop {
        let is_known = watch.follow().await?;
        // A server that ends each watch at once, or has always forgotten, is not to be asked in a circle.
        tokio::time::sleep(PAUSE).await;
        if !is_known {
            watch.list_again().await?;
        }
    }
}

impl Watch<'_> {
    /// The headers, as wide as the first rows need them.
    fn headers(&mut self, rows: &[Row]) -> Result<(), TerminalError> {
        if !matches!(self.args.output, Form::Text | Form::Wide) {
            return Ok(());
        }
        let mut headers = vec!["EVENT".to_owned()];
        headers.extend(self.args.columns());
        let mut lines = vec![headers];
        let wanted = rows.iter().filter(|row| self.args.wants(row));
        lines.extend(wanted.map(|row| self.cells(MODIFIED, row)));
        let text = self.table.lay_out(&lines);
        let first = text.split_inclusive('\n').next().unwrap_or_default();
        say::out(first)
    }

    fn cells(&self, event: &str, row: &Row) -> Vec<String> {
        let mut cells = vec![event.to_owned()];
        cells.extend(row.cells(self.args.mask, self.args.is_wide()));
        cells
    }

    fn show(&mut self, event: &'static str, row: &Row) -> Result<(), TerminalError> {
        let text = match self.args.output {
            Form::Json | Form::Yaml => {
                let object = View::new(row, self.args.mask);
                let event = Event {
                    r#type: event,
                    object,
                };
                harmless::json(&serde_json::to_string(&event)?) + "\n"
            }
            Form::Name => form::name_line(&row.record.name),
            Form::Text | Form::Wide if self.args.is_tabled(row) => {
                let cells = self.cells(event, row);
                self.table.lay_out(&[cells])
            }
            Form::Text | Form::Wide => {
                advice::unreadable(row);
                String::new()
            }
        };
        say::out(&text)
    }

    /// Follows one watch to its end; false where the server has forgotten the version it would go on from.
    async fn follow(&mut self) -> Result<bool, TerminalError> {
        let opened = self.client.watch(&self.resource_version, self.args.mask).await;
        let mut body = match opened {
            Ok(body) => body,
            Err(error) if error.is_gone() => return Ok(false),
            Err(error) => return Err(error),
        };
        let mut lines = Lines::default();
        while let Some(piece) = self.piece(&mut body).await? {
            lines.push(&piece);
            while let Some(line) = lines.next()? {
                if !self.frame(&line)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// The next piece of a watch; what ends before it comes is told meanwhile.
    async fn piece(&mut self, body: &mut UpstreamBody) -> Result<Option<Bytes>, TerminalError> {
        loop {
            let until = self.known.until_next_end(self.client.now()?);
            tokio::select! {
                piece = piece(body) => return Ok(piece),
                () = tokio::time::sleep(until) => self.judge_again()?,
            }
        }
    }

    /// What time alone has brought in or taken out: no event comes of it, but where somebody deletes what has expired.
    fn judge_again(&mut self) -> Result<(), TerminalError> {
        let now = self.client.now()?;
        for record in self.known.ended(now) {
            let row = Row::of(record, now);
            let is_there = self.args.wants(&row);
            if is_there != self.known.shown(&row.record.name).is_some() {
                self.tell(row, is_there)?;
            }
        }
        Ok(())
    }

    /// One frame; false for an error, which is nearly always a version that is too old.
    fn frame(&mut self, line: &Bytes) -> Result<bool, TerminalError> {
        const GARBLED: UpstreamError = UpstreamError::Garbled("no watch event");
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(true);
        }
        let frame: Frame<'_> = serde_json::from_slice(line).map_err(|_| GARBLED)?;
        let event = match frame.r#type.as_str() {
            event @ (ADDED | MODIFIED | DELETED) => event,
            "BOOKMARK" => {
                let versioned: Versioned = serde_json::from_str(frame.object.get()).map_err(|_| GARBLED)?;
                self.resource_version = versioned.metadata.resource_version;
                return Ok(true);
            }
            _ => return Ok(false),
        };
        let secret: Secret = serde_json::from_str(frame.object.get()).map_err(|_| GARBLED)?;
        self.resource_version
            .clone_from(&secret.metadata.resource_version);
        let row = Row::new(&secret, self.client.now()?);
        let is_there = event != DELETED && self.args.wants(&row);
        self.tell(row, is_there)?;
        if event == DELETED {
            self.known.forget(&secret.metadata.name);
        }
        Ok(true)
    }

    /// What this is to whoever saw the list so far. One that is no longer of those that are asked for is gone, as
    /// Kubernetes says it of what leaves a selection.
    fn tell(&mut self, row: Row, is_there: bool) -> Result<(), TerminalError> {
        let was_shown = self.known.shown(&row.record.name).is_some();
        match (was_shown, is_there) {
            (true, true) => self.show(MODIFIED, &row)?,
            (false, true) => self.show(ADDED, &row)?,
            (true, false) => self.show(DELETED, &row)?,
            (false, false) => {}
        }
        self.known.keep(row.record, is_there);
        Ok(())
    }

    /// The list once more, and what became of it in between.
    async fn list_again(&mut self) -> Result<(), TerminalError> {
        let listed = self.client.list(self.args.mask).await?;
        self.resource_version = listed.resource_version;
        let now = self.client.now()?;
        let names: HashSet<&String> = listed.records.iter().map(|record| &record.name).collect();
        let gone = self.known.names().filter(|name| !names.contains(name));
        for name in gone.cloned().collect::<Vec<_>>() {
            if let Some(record) = self.known.forget(&name) {
                self.show(DELETED, &Row::of(record, now))?;
            }
        }
        for record in listed.records {
            let row = Row::of(record, now);
            let before = self.known.shown(&row.record.name);
            let is_same = before.is_some_and(|before| before.resource_version == row.record.resource_version);
            let is_there = self.args.wants(&row);
            if !(is_same && is_there) {
                self.tell(row, is_there)?;
            }
        }
        Ok(())
    }
}
