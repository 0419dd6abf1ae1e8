//! What a change makes of a token, and what is said of it.

use karmada_token_core::{
    Expiration, GoDuration, RecordedExpiration, Switches, Timestamp, TokenId, TokenRecord, Ttl, Usage,
    Usages, key,
};

use crate::terminal::row::Row;
use crate::terminal::{TerminalError, advice, harmless};

/// What is to be another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change {
    Suspend,
    Resume,
    /// For a day from now on, unless it lives longer anyway.
    LiveOn,
    Live(Ttl),
    LiveLonger(GoDuration),
}

/// New values by key; `None` removes one.
pub(super) type Values = Vec<(&'static str, Option<String>)>;

impl Change {
    /// # Errors
    /// [`TerminalError`]: this can't be done to that token.
    pub(super) fn values(
        self,
        id: TokenId,
        record: &TokenRecord,
        now: Timestamp,
    ) -> Result<Values, TerminalError> {
        let own = &record.expiration;
        let (ttl, from) = match self {
            Self::Suspend => return Ok(usages(record.suspension())),
            Self::Resume => return Ok(usages(record.resumption())),
            Self::LiveOn => (Ttl::DEFAULT, now),
            Self::Live(ttl) => (ttl, now),
            Self::LiveLonger(span) => {
                let end = match own {
                    RecordedExpiration::At(end) => *end,
                    RecordedExpiration::Never => {
                        let end = "never expires";
                        return Err(TerminalError::NoExpiration { id, end });
                    }
                    RecordedExpiration::Unparseable(_) => {
                        let end = "has an expiration that can't be read";
                        return Err(TerminalError::NoExpiration { id, end });
                    }
                };
                if end.checked_add(span).is_some_and(|end| end <= now) {
                    return Err(TerminalError::StaysExpired { id, end });
                }
                (Ttl::After(span), end)
            }
        };
        let end = ttl
            .expiration(from)
            .map_err(|source| TerminalError::TooLong { id, source })?;
        let end = match end {
            Expiration::Never => None,
            Expiration::At(end) if matches!(self, Self::LiveOn) && !own.has_passed(end) => {
                let (end, ends) = (ending(own), *own != RecordedExpiration::Never);
                return Err(TerminalError::Shortens { id, end, ends });
            }
            Expiration::At(end) => Some(end.to_string()),
        };
        Ok(vec![(key::EXPIRATION, end)])
    }

    /// What became of it.
    pub(super) fn told(self, before: &TokenRecord, after: &TokenRecord) -> String {
        match self {
            Self::Suspend => "suspended".to_owned(),
            Self::Resume => format!("resumed: {}", after.usages),
            Self::LiveOn | Self::Live(_) | Self::LiveLonger(_) => {
                let before = match &before.expiration {
                    RecordedExpiration::Never => "never".to_owned(),
                    RecordedExpiration::At(end) => end.to_string(),
                    RecordedExpiration::Unparseable(text) => harmless::line(text),
                };
                format!("{} (before: {before})", ending(&after.expiration))
            }
        }
    }

    /// What a person should know beside.
    pub(super) fn notes(self, id: TokenId, before: &TokenRecord, after: &Row) -> Vec<String> {
        let beside = match self {
            Self::Suspend => return Vec::new(),
            Self::Resume => before.has_forgotten_usages().then(|| {
                format!(
                    "note: nothing says which usages token {id} had before it was suspended, so it has both"
                )
            }),
            Self::LiveOn | Self::Live(_) | Self::LiveLonger(_) => (before.usages == Usages::default())
                .then(|| format!("note: token {id} stays suspended; resume lets clusters in with it again")),
        };
        beside.into_iter().chain(advice::worth(after)).collect()
    }
}

fn usages(switches: Switches) -> Values {
    let value = |usage: Usage| (usage.key(), switches.value(usage).map(str::to_owned));
    Usage::ALL.map(value).to_vec()
}

fn ending(expiration: &RecordedExpiration) -> String {
    match expiration {
        RecordedExpiration::At(end) => format!("expires {end}"),
        _ => "never expires".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use karmada_token_core::Secret;
    use rstest::rstest;

    fn record(end: &str) -> TokenRecord {
        let mut secret = Secret::default();
        let end = zeroize::Zeroizing::new(end.to_owned());
        secret.string_data.insert(key::EXPIRATION.to_owned(), end);
        TokenRecord::from(&secret)
    }

    fn id() -> TokenId {
        "abcdef".parse().unwrap()
    }

    fn values(change: Change, end: &str) -> Result<Values, TerminalError> {
        let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
        change.values(id(), &record(end), now)
    }

    #[rstest]
    #[case("2026-11-24T07:00:00Z")]
    #[case("2026-11-25T06:00:00Z")]
    #[case("2020-01-01T00:00:00Z")]
    #[case("soon")]
    fn a_day_is_given_to_what_has_less(#[case] end: &str) {
        let given = values(Change::LiveOn, end).unwrap();
        assert_eq!(
            given,
            [(key::EXPIRATION, Some("2026-11-25T06:00:00Z".to_owned()))]
        );
    }

    #[rstest]
    #[case("", "never expires", "from now on")]
    #[case("2026-11-28T06:00:00Z", "expires 2026-11-28T06:00:00Z", "longer than that")]
    fn nothing_is_shortened_but_by_name(#[case] end: &str, #[case] told: &str, #[case] advice: &str) {
        let error = values(Change::LiveOn, end).unwrap_err();
        assert_eq!(error.exit_code(), 64);
        assert!(error.to_string().starts_with(&format!(
            "token \"abcdef\" {told}, and a day from now is sooner: say with --ttl"
        )));
        assert!(error.to_string().ends_with(advice), "{error}");
        let by_name = values(Change::Live(Ttl::DEFAULT), end).unwrap();
        assert_eq!(by_name[0].1.as_deref(), Some("2026-11-25T06:00:00Z"));
    }

    #[rstest]
    #[case("", "never expires, so --by has nothing to count from")]
    #[case(
        "soon",
        "has an expiration that can't be read, so --by has nothing to count from"
    )]
    #[case(
        "2026-11-24T05:00:00Z",
        "expired 2026-11-24T05:00:00Z, and --by more than that is over, too"
    )]
    fn where_no_end_to_come_can_be_counted_that_is_said(#[case] end: &str, #[case] told: &str) {
        let hour = GoDuration::from_hours(1).unwrap();
        let error = values(Change::LiveLonger(hour), end).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("token \"abcdef\" {told}: say with --ttl how long it is to live from now on")
        );
    }

    #[rstest]
    #[case("2026-11-24T05:00:01Z", "2026-11-24T06:00:01Z")]
    #[case("2026-11-28T06:00:00Z", "2026-11-28T07:00:00Z")]
    fn more_is_counted_from_the_end_that_it_has(#[case] end: &str, #[case] longer: &str) {
        let hour = GoDuration::from_hours(1).unwrap();
        let longer = [(key::EXPIRATION, Some(longer.to_owned()))];
        assert_eq!(values(Change::LiveLonger(hour), end).unwrap(), longer);
    }

    #[test]
    fn what_was_before_is_told_and_obeyed_by_no_terminal() {
        let told = |before, after| Change::LiveOn.told(&record(before), &record(after));
        assert_eq!(
            told("", "2026-11-25T06:00:00Z"),
            "expires 2026-11-25T06:00:00Z (before: never)"
        );
        assert_eq!(
            told("2026-11-25T06:00:00Z", ""),
            "never expires (before: 2026-11-25T06:00:00Z)"
        );
        assert_eq!(told("\u{1b}[2J", ""), "never expires (before: ^[[2J)");
    }
}
