//! What is opened from a token's view leads back to it.

use super::{App, View};
use leptos::prelude::*;

impl App {
    /// Shows another view in place of the one that is open, and notes which token that was of.
    pub(super) fn leave_for(&self, view: View) {
        match self.view.get_untracked() {
            View::List => self.left.set_value(None),
            View::Token(name) => self.left.set_value(Some(name)),
            _ => {}
        }
        self.view.set(view);
    }

    /// Back to the token that this was opened from, if that is there still, or else to the list.
    pub(crate) fn go_back(&self) {
        let left = self.left.get_value().filter(|name| {
            self.rows
                .with_untracked(|rows| rows.as_ref().is_some_and(|rows| rows.get(name).is_some()))
        });
        match left {
            Some(name) => self.view.set(View::Token(name)),
            None => self.close(),
        }
    }
}
