//! What is printed of the new tokens.

use karmada_token_core::{BootstrapToken, Timestamp, TokenId};
use zeroize::Zeroizing;

use super::CreateArgs;
use crate::terminal::form::{self, Form};
use crate::terminal::register::Command;
use crate::terminal::row::{COLUMNS, Row, WIDE_COLUMNS};
use crate::terminal::table::Table;
use crate::terminal::view::{self, View};
use crate::terminal::{TerminalError, advice, say};

/// Prints tokens: lines at once, so that what was created is known whatever comes next; documents and the table at the
/// end. What was created by then and not printed is named on standard error, whatever it was that came: nobody else knows of
/// it.
pub(super) struct Shown<'a> {
    form: Form,
    /// Several were asked for, however many there came to be.
    are_several: bool,
    command: Option<&'a Command>,
    views: Vec<View>,
    rows: Vec<Row>,
    unprinted: Vec<TokenId>,
}

impl<'a> Shown<'a> {
    pub(super) fn new(args: &CreateArgs, wanted: usize, command: Option<&'a Command>) -> Self {
        Self {
            form: args.output,
            are_several: wanted > 1,
            command,
            views: Vec::new(),
            rows: Vec::new(),
            unprinted: Vec::new(),
        }
    }

    /// It is on the server: to be called before anything that may fail.
    pub(super) fn created(&mut self, id: TokenId) {
        self.unprinted.push(id);
    }

    fn print(&mut self, text: &str) -> Result<(), TerminalError> {
        say::out(text)?;
        self.unprinted.clear();
        Ok(())
    }

    /// One more token.
    ///
    /// # Errors
    /// Standard output's.
    pub(super) fn add(&mut self, token: &BootstrapToken, now: Timestamp) -> Result<(), TerminalError> {
        let row = Row::new(&token.to_secret(), now);
        advice::token(&row);
        let command = self.command.map(|command| command.line(&token.token));
        match self.form {
            Form::Text => {
                let line = command.unwrap_or_else(|| token.token.expose());
                return self.print(&Zeroizing::new(format!("{}\n", line.as_str())));
            }
            Form::Name => return self.print(&form::name_line(&row.record.name)),
            Form::Json | Form::Yaml => {
                let command = command.as_ref().map(|line| line.as_str());
                self.views.push(View::new(&row, false).with_command(command));
            }
            Form::Wide => self.rows.push(row),
        }
        Ok(())
    }

    /// What was kept for the end. One token is one object, several are a list, whatever became of each.
    ///
    /// # Errors
    /// Standard output's.
    pub(super) fn finish(mut self) -> Result<(), TerminalError> {
        let views = std::mem::take(&mut self.views);
        let text = match self.form {
            Form::Text | Form::Name => return Ok(()),
            Form::Wide => {
                let columns = COLUMNS.iter().chain(&WIDE_COLUMNS);
                let mut lines = vec![columns.map(|name| (*name).to_owned()).collect()];
                lines.extend(self.rows.iter().map(|row| row.cells(false, true)));
                Table::default().lay_out(&lines)
            }
            Form::Json | Form::Yaml if self.are_several => {
                form::document(self.form, &view::List::new(views))?
            }
            Form::Json | Form::Yaml => match views.first() {
                Some(view) => form::document(self.form, view)?,
                None => return Ok(()),
            },
        };
        self.print(&text)
    }
}

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        if !self.unprinted.is_empty() {
            let ids: Vec<String> = self.unprinted.iter().map(ToString::to_string).collect();
            say::aside(&format!(
                "karmada-token: created, and not printed: {}; \"list\" shows what was created, \"delete\" takes it away",
                ids.join(", ")
            ));
        }
    }
}
