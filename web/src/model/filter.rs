//! What the list can be narrowed down to.

use super::Row;
use karmada_token_core::{RecordedExpiration, Timestamp, TokenState};

/// A kind of token to look at alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Filter {
    /// A cluster can register with it now.
    CanRegister,
    /// It can, and will have ended within a day.
    EndsWithinADay,
    /// Its time has passed.
    Expired,
    /// It has no end.
    NeverExpires,
    /// Both usages are off.
    Suspended,
    /// Well-formed, and no cluster can join with it.
    NotJoinable,
    /// Its Secret can't be read as a token.
    Malformed,
}

/// A day, in seconds.
const DAY: i64 = 86_400;

impl Filter {
    /// All of them, in the order in which they stand.
    pub(crate) const ALL: [Filter; 7] = [
        Filter::CanRegister,
        Filter::EndsWithinADay,
        Filter::Expired,
        Filter::NeverExpires,
        Filter::Suspended,
        Filter::NotJoinable,
        Filter::Malformed,
    ];

    /// Its name in an address.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Filter::CanRegister => "can-register",
            Filter::EndsWithinADay => "expiring",
            Filter::Expired => "expired",
            Filter::NeverExpires => "never-expires",
            Filter::Suspended => "suspended",
            Filter::NotJoinable => "not-joinable",
            Filter::Malformed => "malformed",
        }
    }

    /// The filter of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Filter::ALL.into_iter().find(|filter| filter.name() == name)
    }

    /// Whether a row in this state is one of them.
    pub(crate) fn fits(self, row: &Row, state: TokenState, now: Timestamp) -> bool {
        let works = state.is_usable();
        match self {
            Filter::CanRegister => works,
            Filter::EndsWithinADay => works && ends_within_a_day(row, now),
            Filter::Expired => state == TokenState::Expired,
            Filter::NeverExpires => row.record().expiration == RecordedExpiration::Never,
            Filter::Suspended => state == TokenState::Suspended,
            Filter::NotJoinable => state == TokenState::NotJoinable,
            Filter::Malformed => state == TokenState::Malformed,
        }
    }
}

fn ends_within_a_day(row: &Row, now: Timestamp) -> bool {
    match row.record().expiration {
        RecordedExpiration::At(end) => end.unix_seconds() - now.unix_seconds() <= DAY,
        RecordedExpiration::Never | RecordedExpiration::Unparseable(_) => false,
    }
}

/// How many rows each filter would leave, in the order of [`Filter::ALL`].
pub(crate) fn tally<'a>(rows: impl Iterator<Item = &'a Row>, now: Timestamp) -> [usize; Filter::ALL.len()] {
    let mut counts = [0; Filter::ALL.len()];
    for row in rows {
        let state = row.state(now);
        for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
            *count += usize::from(filter.fits(row, state, now));
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::row;

    fn now() -> Timestamp {
        Timestamp::parse_rfc3339("2026-11-24T12:00:00Z").unwrap()
    }

    #[test]
    fn every_row_is_counted_where_it_belongs() {
        let rows = [
            row("aaaaaa", &[("expiration", "2026-11-26T00:00:00Z")]),
            row("bbbbbb", &[("expiration", "2026-11-25T12:00:00Z")]),
            row("cccccc", &[("expiration", "2026-11-24T12:00:00Z")]),
            row("dddddd", &[]),
            row(
                "eeeeee",
                &[
                    ("usage-bootstrap-signing", ""),
                    ("usage-bootstrap-authentication", ""),
                ],
            ),
            row(
                "ffffff",
                &[
                    ("auth-extra-groups", "bad"),
                    ("expiration", "2026-11-26T00:00:00Z"),
                ],
            ),
            row(
                "gggggg",
                &[("token-secret", "short"), ("expiration", "2026-11-26T00:00:00Z")],
            ),
        ];
        // Can register: a, b, d; within a day: b; expired: c; never: d, e; suspended: e; not joinable: f; malformed: g.
        assert_eq!(tally(rows.iter(), now()), [3, 1, 1, 2, 1, 1, 1]);
    }

    #[test]
    fn names_lead_back() {
        for filter in Filter::ALL {
            assert_eq!(Filter::named(filter.name()), Some(filter));
        }
        assert_eq!(Filter::named("all"), None);
    }
}
