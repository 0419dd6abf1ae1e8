//! Ticking rows: one, or with Shift all from the one before it.

use crate::app::App;
use crate::model::{Row, stretch};
use leptos::prelude::*;
use std::sync::Arc;

/// What of a table is ticked.
#[derive(Clone, Copy)]
pub(super) struct Ticks {
    app: App,
    rows: Memo<Vec<Arc<Row>>>,
    /// The row whose box was pressed last.
    last: StoredValue<Option<String>>,
}

impl Ticks {
    pub(super) fn of(app: App, rows: Memo<Vec<Arc<Row>>>) -> Self {
        Ticks {
            app,
            rows,
            last: StoredValue::new(None),
        }
    }

    /// The box of a row was pressed, and is now on or off: so are all up to the one before it, if Shift was held.
    pub(super) fn set(self, name: String, on: bool, with_shift: bool) {
        let last = self.last.get_value().filter(|_| with_shift);
        let names = self
            .rows
            .with_untracked(|rows| stretch(rows, last.as_deref(), &name));
        self.app.selection.update(|selection| {
            for name in names {
                if on {
                    selection.insert(name);
                } else {
                    selection.remove(&name);
                }
            }
        });
        self.last.set_value(Some(name));
    }
}
