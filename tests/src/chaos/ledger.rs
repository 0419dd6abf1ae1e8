//! What each fault came to, as a client saw it; and what a client was told wrongly.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::fault::{Fault, Kind};
use crate::http_client::{HttpAnswer, HttpError};

/// How a request ended for whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// An answer with this code, which says what became of the request.
    Code(u16),
    /// No answer, or one (its code) that doesn't say whether a change was made. The client has read: it was, or not.
    Unknown(Option<u16>, bool),
    /// The answer broke off in the middle.
    Broken,
    /// A watch that ended between two events.
    Ended,
    /// A watch that said it was too old.
    TooOld,
    /// A watch that said nothing for longer than it was asked for.
    Silent,
}

/// The account that all clients of a run share.
#[derive(Clone, Debug, Default)]
pub struct Ledger(Arc<Mutex<Pages>>);

#[derive(Debug, Default)]
struct Pages {
    told: BTreeMap<(Fault, Kind), BTreeMap<Told, usize>>,
    requests: usize,
    wrong: Vec<String>,
}

impl Told {
    /// What an answer that changes nothing says.
    pub(super) fn of(answer: &Result<HttpAnswer, HttpError>) -> Self {
        match answer {
            Ok(answer) => Self::Code(answer.status.as_u16()),
            Err(_) => Self::Broken,
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Unknown(code, done) => {
                let code = code.map_or_else(|| "broken off".to_owned(), |code| code.to_string());
                format!("{code}, {}", if *done { "was done" } else { "was not done" })
            }
            Self::Broken => "broken off".to_owned(),
            Self::Ended => "ended".to_owned(),
            Self::TooOld => "event 410".to_owned(),
            Self::Silent => "silent".to_owned(),
        }
    }
}

impl Ledger {
    /// Enters a request that ended so, and had met these faults. Of several nobody could say which it was; the same
    /// again and again is one.
    pub(super) fn enter(&self, met: &[(Fault, Kind)], told: Told) {
        let mut pages = self.pages();
        pages.requests += 1;
        let Some((first, others)) = met.split_first() else {
            return;
        };
        if others.iter().all(|other| other == first) {
            *pages.told.entry(*first).or_default().entry(told).or_default() += 1;
        }
    }

    /// Enters what must not be.
    pub(super) fn wrong(&self, what: String) {
        self.pages().wrong.push(what);
    }

    /// All that was told wrongly, lost, doubled or overwritten.
    pub fn wrongs(&self) -> Vec<String> {
        self.pages().wrong.clone()
    }

    /// How many requests were entered.
    pub fn requests(&self) -> usize {
        self.pages().requests
    }

    /// The table of docs/reliability.md.
    pub fn table(&self) -> String {
        let pages = self.pages();
        let mut table = String::from("| fault |");
        for kind in Kind::ALL {
            let _ = write!(table, " {} |", kind.words());
        }
        table.push_str("\n| --- | --- | --- | --- | --- | --- |\n");
        let outages = [Fault::ServerKilled, Fault::EtcdKilled];
        for fault in Fault::OF_REQUESTS.into_iter().chain(outages) {
            let _ = write!(table, "| {} |", fault.words());
            for kind in Kind::ALL {
                let told = pages.told.get(&(fault, kind)).into_iter().flatten();
                let told: Vec<String> = told
                    .map(|(told, count)| format!("{} ×{count}", told.words()))
                    .collect();
                let _ = write!(table, " {} |", told.join("; "));
            }
            table.push('\n');
        }
        table
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_one_fault_came_to_is_in_the_table() {
        let ledger = Ledger::default();
        let (cut, stalled) = (
            (Fault::CutAfter, Kind::Create),
            (Fault::StalledAfter, Kind::Create),
        );
        ledger.enter(&[cut], Told::Unknown(Some(503), true));
        ledger.enter(&[cut, stalled], Told::Code(201));
        ledger.enter(&[], Told::Code(201));
        ledger.enter(&[cut, cut], Told::Unknown(Some(503), true));
        assert_eq!(ledger.requests(), 4);
        let table = ledger.table();
        assert!(
            table.contains("| connection cut after the commit |  |  | 503, was done ×2 |  |  |"),
            "{table}"
        );
        assert!(!table.contains("201"), "{table}");
    }
}
