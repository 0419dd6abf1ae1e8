//! What a change makes of a token, and what is said of it.

use karmada_token_core::{
    Expiration, GoDuration, RecordedExpiration, Switches, Timestamp, TokenId, TokenRecord, Ttl, Usage, key,
};

use crate::terminal::TerminalError;

/// What is to be another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change {
    Suspend,
    Resume,
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
        let (ttl, from) = match self {
            Self::Suspend => return Ok(usages(record.suspension())),
            Self::Resume => return Ok(usages(record.resumption())),
            Self::Live(ttl) => (ttl, now),
            Self::LiveLonger(span) => match &record.expiration {
                RecordedExpiration::Never => (Ttl::Never, now),
                RecordedExpiration::At(end) => (Ttl::After(span), *end),
                RecordedExpiration::Unparseable(_) => return Err(TerminalError::NoExpiration(id)),
            },
        };
        let end = ttl
            .expiration(from)
            .map_err(|source| TerminalError::TooLong { id, source })?;
        let end = match end {
            Expiration::Never => None,
            Expiration::At(end) => Some(end.to_string()),
        };
        Ok(vec![(key::EXPIRATION, end)])
    }

    /// What became of it.
    pub(super) fn told(self, record: &TokenRecord) -> String {
        match self {
            Self::Suspend => "suspended".to_owned(),
            Self::Resume => format!("resumed: {}", record.usages),
            Self::Live(_) | Self::LiveLonger(_) => match &record.expiration {
                RecordedExpiration::At(end) => format!("expires {end}"),
                _ => "never expires".to_owned(),
            },
        }
    }

    /// What a person should know beside.
    pub(super) fn note(self, id: TokenId, before: &TokenRecord) -> Option<String> {
        (matches!(self, Self::Resume) && before.has_forgotten_usages()).then(|| {
            format!("note: nothing says which usages token {id} had before it was suspended, so it has both")
        })
    }
}

fn usages(switches: Switches) -> Values {
    let value = |usage: Usage| (usage.key(), switches.value(usage).map(str::to_owned));
    Usage::ALL.map(value).to_vec()
}
