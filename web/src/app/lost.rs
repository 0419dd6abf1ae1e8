//! When the list tells what became of a token whose creation was not answered.

use super::App;
use crate::api::ApiError;
use karmada_token_core::{GoDuration, Timestamp};
use leptos::prelude::*;

/// For how long an API server may still be at a request that somebody else has given up: its `--request-timeout`, unless told otherwise.
const STILL_AT_IT: GoDuration = GoDuration::from_nanos(60_000_000_000);

/// A lost answer: the list tells after one more reading, and not before this time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lost {
    listings: u32,
    not_before: Timestamp,
}

impl App {
    /// Notes it, and has the list read again.
    pub(crate) fn lose(self, error: &ApiError) -> Lost {
        let now = self.now.get_untracked();
        let lost = Lost {
            listings: self.listings.get_untracked(),
            not_before: if error.is_under_way() {
                now.checked_add(STILL_AT_IT).unwrap_or(now)
            } else {
                now
            },
        };
        self.nudge().refresh();
        lost
    }
}

impl Lost {
    /// Whether a token that isn't in the list now was not created. Tracked.
    pub(crate) fn is_over(self, app: App) -> bool {
        app.listings.get() > self.listings && app.now.get() >= self.not_before
    }
}
