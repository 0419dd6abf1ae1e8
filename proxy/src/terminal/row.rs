//! One token of the list, with what is to be said of it.

use karmada_token_core::{
    Reason, RecordedExpiration, Secret, SecretState, Timestamp, TokenRecord, TokenSecret, TokenState, Verdict,
};

/// A Secret as it was found, judged at one time.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) record: TokenRecord,
    pub(super) state: TokenState,
    pub(super) verdict: Verdict,
    now: Timestamp,
}

/// The columns that karmadactl and kubeadm have.
pub(super) const COLUMNS: [&str; 6] = ["TOKEN", "TTL", "EXPIRES", "USAGES", "DESCRIPTION", "EXTRA GROUPS"];
/// What `-o wide` adds.
pub(super) const WIDE_COLUMNS: [&str; 2] = ["STATE", "WHY NOT"];

impl Row {
    pub(super) fn new(secret: &Secret, now: Timestamp) -> Self {
        Self::of(TokenRecord::from(secret), now)
    }

    pub(super) fn of(record: TokenRecord, now: Timestamp) -> Self {
        Self {
            state: record.state(now),
            verdict: record.verdict(now),
            record,
            now,
        }
    }

    /// The token in clear, with stars, or what is known of it.
    pub(super) fn token(&self, mask: bool) -> String {
        let id = self
            .record
            .id
            .map_or_else(|| self.record.name.clone(), |id| id.to_string());
        match &self.record.secret {
            SecretState::Exposed(secret) if !mask => format!("{id}.{}", secret.expose()),
            SecretState::Exposed(_) | SecretState::WellFormed => format!("{id}.{}", TokenSecret::MASK),
            SecretState::Malformed | SecretState::Missing => id,
        }
    }

    pub(super) fn cells(&self, mask: bool, wide: bool) -> Vec<String> {
        let (ttl, expires) = match &self.record.expiration {
            RecordedExpiration::Never => ("<forever>".to_owned(), "<never>".to_owned()),
            RecordedExpiration::At(end) => (end.since(self.now).short_human(), end.to_string()),
            RecordedExpiration::Unparseable(text) => ("<invalid>".to_owned(), text.clone()),
        };
        let or_none = |text: String| {
            if text.is_empty() {
                "<none>".to_owned()
            } else {
                text
            }
        };
        let mut cells = vec![
            self.token(mask),
            ttl,
            expires,
            or_none(self.record.usages.to_string()),
            or_none(self.record.description.clone()),
            or_none(self.record.groups.join(",")),
        ];
        if wide {
            cells.push(self.state.as_key().to_owned());
            cells.push(or_none(self.why_not()));
        }
        cells
    }

    /// Why it doesn't work, each reason once.
    pub(super) fn reasons(&self) -> impl Iterator<Item = &Reason> {
        let signed = self.verdict.signed.iter();
        let further = signed.filter(|reason| !self.verdict.authenticates.contains(reason));
        self.verdict.authenticates.iter().chain(further)
    }

    /// The same in words.
    pub(super) fn why_not(&self) -> String {
        let reasons: Vec<String> = self.reasons().map(ToString::to_string).collect();
        reasons.join("; ")
    }

    /// Whether a cluster can register with it now.
    pub(super) fn is_usable(&self) -> bool {
        self.state.is_usable()
    }

    /// Whether it lives for more than another day, or for ever. The server's clock is known to some seconds, so that a minute
    /// more is a day yet.
    pub(super) fn is_long_lived(&self) -> bool {
        let soon = Timestamp::from_unix_seconds(self.now.unix_seconds().saturating_add(60));
        self.record.is_long_lived(soon.unwrap_or(self.now))
    }

    /// Whether its time has passed; an expiration that can't be read counts, as it does for the API server.
    pub(super) fn is_expired(&self) -> bool {
        self.record.expiration.has_passed(self.now)
    }
}
