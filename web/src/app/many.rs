//! Tokens for many clusters: what became of each. It outlives the dialog, since a sign-in that ends in the middle of it
//! must not lose tokens that are made already and that nobody has seen.

use super::{App, Handover, Lost, View};
use crate::model::{Entry, Wish};
use karmada_token_core::{ClusterName, Expiration, Token};
use leptos::prelude::*;

/// All of them.
#[derive(Clone, Default)]
pub(crate) struct Many {
    /// One for each cluster.
    pub(crate) lines: Vec<Line>,
    /// Whether they are being made.
    pub(crate) is_running: bool,
    /// Whether the rest is not to be begun: the person has had them stopped.
    pub(crate) is_stopping: bool,
    /// Why it was stopped before the last: what stopped it would have stopped the rest too.
    pub(crate) stopped: Option<String>,
}

/// One cluster. No Debug: it holds a token.
#[derive(Clone)]
pub(crate) struct Line {
    /// Its name.
    pub(crate) cluster: ClusterName,
    /// What its token is to be like.
    pub(crate) wish: Wish,
    /// The token, made or not.
    pub(crate) token: Token,
    /// Whether it may be there already: the answer to an earlier attempt was lost.
    pub(crate) is_unsure: bool,
    /// What became of it.
    pub(crate) state: LineState,
}

/// What became of one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LineState {
    /// Not begun.
    Waiting,
    /// Under way.
    Sending,
    /// There is a token.
    Made(Handover),
    /// There is none.
    Failed(String),
    /// The answer was lost. The list will tell.
    Unknown {
        /// What there may be.
        handover: Handover,
        /// When it will.
        lost: Lost,
    },
}

impl App {
    /// Forgets why the tokens of many clusters were stopped: whoever is let in has signed in.
    pub(super) fn forget_stop(&self) {
        self.many.update(|many| many.stopped = None);
    }

    /// Whether the tokens of many clusters are made or handed over, which nothing but their own view leaves.
    pub(super) fn hands_over_many(&self) -> bool {
        self.view.with_untracked(|view| *view == View::Many)
    }

    /// Has the form ask for those that are without a token. It outlives a reload; what may be there is not asked for twice.
    pub(crate) fn keep_rest(&self) {
        let rest = self.many.with_untracked(Many::rest);
        self.draft.update(|draft| draft.clusters = rest);
    }
}

impl Many {
    /// The clusters that there is no token for, as far as is known, one on each line.
    fn rest(&self) -> String {
        let lines = self.lines.iter();
        let rest = lines.filter(|line| {
            matches!(
                line.state,
                LineState::Waiting | LineState::Sending | LineState::Failed(_)
            )
        });
        rest.flat_map(|line| [line.cluster.as_str(), "\n"]).collect()
    }

    /// Whether one was refused.
    pub(crate) fn has_failed(&self) -> bool {
        let mut lines = self.lines.iter();
        lines.any(|line| matches!(line.state, LineState::Failed(_)))
    }

    /// How many have a token, and how many are without one for now.
    pub(crate) fn count(&self) -> (usize, usize) {
        let made = self.lines.iter().filter(|line| line.made().is_some()).count();
        (made, self.lines.len() - made)
    }

    /// The list to keep.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.lines.iter().map(Line::entry).collect()
    }
}

impl Line {
    /// The token, once there is one.
    pub(crate) fn made(&self) -> Option<&Handover> {
        match &self.state {
            LineState::Made(handover) => Some(handover),
            _ => None,
        }
    }

    fn entry(&self) -> Entry {
        let (result, handover, reason) = match &self.state {
            LineState::Waiting | LineState::Sending => ("not begun", None, ""),
            LineState::Made(handover) => ("created", Some(handover), ""),
            LineState::Failed(reason) => ("failed", None, reason.as_str()),
            LineState::Unknown { handover, .. } => ("unknown", Some(handover), ""),
        };
        let of = |read: fn(&Handover) -> String| handover.map(read).unwrap_or_default();
        Entry {
            cluster: self.cluster.to_string(),
            result,
            token_id: of(|handover| handover.token.id().to_string()),
            expires: of(|handover| match handover.expiration {
                Expiration::At(end) => end.to_string(),
                Expiration::Never => "never".to_owned(),
            }),
            groups: of(|handover| handover.groups.to_string()),
            reason: reason.to_owned(),
        }
    }
}
