//! What is printed of the new tokens.

use karmada_token_core::{BootstrapToken, Timestamp};
use zeroize::Zeroizing;

use super::CreateArgs;
use crate::terminal::form::{self, Form};
use crate::terminal::register::Command;
use crate::terminal::row::{COLUMNS, Row, WIDE_COLUMNS};
use crate::terminal::table::Table;
use crate::terminal::view::{self, View};
use crate::terminal::{TerminalError, advice, say};

/// Prints tokens: lines at once, so that what was created is known whatever comes next; documents and the table at the
/// end.
pub(super) struct Shown<'a> {
    form: Form,
    is_rehearsal: bool,
    command: Option<&'a Command>,
    views: Vec<View>,
    rows: Vec<Row>,
}

impl<'a> Shown<'a> {
    pub(super) fn new(args: &CreateArgs, command: Option<&'a Command>) -> Self {
        Self {
            form: args.output,
            is_rehearsal: args.dry_run.is_some(),
            command,
            views: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// One more token.
    ///
    /// # Errors
    /// Standard output's.
    pub(super) fn add(&mut self, token: &BootstrapToken, now: Timestamp) -> Result<(), TerminalError> {
        let row = Row::new(&token.to_secret(), now);
        if !self.is_rehearsal {
            advice::token(&row);
        }
        let command = self.command.map(|command| command.line(&token.token));
        match self.form {
            Form::Text => {
                let line = command.unwrap_or_else(|| token.token.expose());
                return say::out(&Zeroizing::new(format!("{}\n", line.as_str())));
            }
            Form::Name => return say::out(&form::name_line(&row.record.name)),
            Form::Json | Form::Yaml => {
                let command = command.as_ref().map(|line| line.as_str());
                self.views.push(View::new(&row, false).with_command(command));
            }
            Form::Wide => self.rows.push(row),
        }
        Ok(())
    }

    /// What was kept for the end. One token is one object, several are a list.
    ///
    /// # Errors
    /// Standard output's.
    pub(super) fn finish(mut self) -> Result<(), TerminalError> {
        if let Form::Wide = self.form {
            let columns = COLUMNS.iter().chain(&WIDE_COLUMNS);
            let mut lines = vec![columns.map(|name| (*name).to_owned()).collect()];
            lines.extend(self.rows.iter().map(|row| row.cells(false, true)));
            return say::out(&Table::default().lay_out(&lines));
        }
        match (self.views.len(), self.views.pop()) {
            (1, Some(view)) => say::out(&form::document(self.form, &view)?),
            (_, Some(last)) => {
                self.views.push(last);
                say::out(&form::document(self.form, &view::list(self.views)?)?)
            }
            (_, None) => Ok(()),
        }
    }
}
