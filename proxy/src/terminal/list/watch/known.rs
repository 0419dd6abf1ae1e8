//! What a watch has heard of, and which of it has ended since: no event comes of that.

use std::collections::BTreeMap;
use std::time::Duration;

use karmada_token_core::{RecordedExpiration, Timestamp, TokenRecord};

/// The longest that no clock is looked at: a timer stands still while a machine sleeps, and a clock can be set.
const NAP: Duration = Duration::from_secs(60);

/// A Secret as it was heard of last.
struct Entry {
    record: TokenRecord,
    is_shown: bool,
}

/// All that is shown, by name; with it what isn't, where its end may bring it in.
pub(super) struct Known {
    entries: BTreeMap<String, Entry>,
    keeps_unshown: bool,
    /// Whatever ended before this is judged already.
    judged: Timestamp,
    /// The first end after that; or an earlier one, whose token was changed since.
    next_end: Option<Timestamp>,
}

impl Known {
    pub(super) fn new(keeps_unshown: bool, now: Timestamp) -> Self {
        Self {
            entries: BTreeMap::new(),
            keeps_unshown,
            judged: now,
            next_end: None,
        }
    }

    pub(super) fn keep(&mut self, record: TokenRecord, is_shown: bool) {
        if !is_shown && !self.keeps_unshown {
            self.entries.remove(&record.name);
            return;
        }
        if let Some(end) = end(&record).filter(|end| *end > self.judged) {
            self.next_end = Some(self.next_end.map_or(end, |next| next.min(end)));
        }
        self.entries
            .insert(record.name.clone(), Entry { record, is_shown });
    }

    /// It is gone; answers what was shown of it.
    pub(super) fn forget(&mut self, name: &str) -> Option<TokenRecord> {
        let entry = self.entries.remove(name)?;
        entry.is_shown.then_some(entry.record)
    }

    /// What is shown under this name.
    pub(super) fn shown(&self, name: &str) -> Option<&TokenRecord> {
        let entry = self.entries.get(name).filter(|entry| entry.is_shown)?;
        Some(&entry.record)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.entries.keys()
    }

    /// How long to wait until something may have ended.
    pub(super) fn until_next_end(&self, now: Timestamp) -> Duration {
        let until = self.next_end.map_or(i64::MAX, |end| end.since(now).as_nanos());
        Duration::from_nanos(u64::try_from(until).unwrap_or_default()).min(NAP)
    }

    /// What has ended since it was asked last.
    pub(super) fn ended(&mut self, now: Timestamp) -> Vec<TokenRecord> {
        let since = std::mem::replace(&mut self.judged, now);
        let records = self.entries.values().map(|entry| &entry.record);
        let ends = records.filter_map(|record| Some((end(record)?, record)));
        self.next_end = None;
        let mut ended = Vec::new();
        for (end, record) in ends {
            if end > now {
                self.next_end = Some(self.next_end.map_or(end, |next| next.min(end)));
            } else if end > since {
                ended.push(record.clone());
            }
        }
        ended
    }
}

fn end(record: &TokenRecord) -> Option<Timestamp> {
    match record.expiration {
        RecordedExpiration::At(end) => Some(end),
        RecordedExpiration::Never | RecordedExpiration::Unparseable(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use karmada_token_core::{Secret, key};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_unix_seconds(1_700_000_000 + second).unwrap()
    }

    fn ends(name: &str, second: i64) -> TokenRecord {
        let mut secret = Secret::default();
        secret.metadata.name = name.to_owned();
        let text = at(second).to_string().into();
        secret.string_data.insert(key::EXPIRATION.to_owned(), text);
        TokenRecord::from(&secret)
    }

    fn names(records: &[TokenRecord]) -> Vec<&str> {
        records.iter().map(|record| record.name.as_str()).collect()
    }

    #[test]
    fn what_ends_is_told_once_and_waited_for_no_longer_than_it_takes() {
        let mut known = Known::new(true, at(0));
        assert_eq!(known.until_next_end(at(0)), NAP);
        for (name, second) in [("late", 90), ("soon", 20), ("gone", -5)] {
            known.keep(ends(name, second), name == "soon");
        }
        assert_eq!(known.until_next_end(at(5)), Duration::from_secs(15));
        assert_eq!(names(&known.ended(at(19))), [""; 0]);
        assert_eq!(names(&known.ended(at(20))), ["soon"]);
        assert_eq!(names(&known.ended(at(30))), [""; 0]);
        assert_eq!(known.until_next_end(at(80)), Duration::from_secs(10));
        assert_eq!(known.until_next_end(at(99)), Duration::ZERO);
        assert_eq!(names(&known.ended(at(99))), ["late"]);
    }

    #[test]
    fn what_isnt_shown_is_kept_where_its_end_may_bring_it_in() {
        for keeps_unshown in [true, false] {
            let mut known = Known::new(keeps_unshown, at(0));
            known.keep(ends("tokena", 20), true);
            known.keep(ends("tokena", 20), false);
            assert!(known.shown("tokena").is_none());
            assert_eq!(known.ended(at(20)).len(), usize::from(keeps_unshown));
            assert!(known.forget("tokena").is_none() && known.names().next().is_none());
        }
    }
}
