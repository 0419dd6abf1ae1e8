//! How long a token is to live, as the form asks for it.

use super::{Draft, Limits};
use karmada_token_core::{Expiration, GoDuration, Timestamp, Ttl, TtlError, is_far};

/// How long the token is to live.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Lifetime {
    /// As it is: for a token that is there.
    Kept,
    /// This many hours.
    Hours(u16),
    /// What was typed in the TTL field.
    Custom,
    /// Until a date and time.
    Until,
    /// Until somebody deletes it.
    Never,
}

impl Lifetime {
    /// The choices for a new token, in the order of the form.
    pub(crate) const CHOICES: [Lifetime; 6] = [
        Lifetime::Hours(1),
        Lifetime::Hours(24),
        Lifetime::Hours(168),
        Lifetime::Custom,
        Lifetime::Until,
        Lifetime::Never,
    ];

    /// What it is called where a draft is kept.
    pub(super) fn name(self) -> String {
        match self {
            Lifetime::Hours(hours) => format!("{hours}h"),
            Lifetime::Kept => "kept".to_owned(),
            Lifetime::Custom => "custom".to_owned(),
            Lifetime::Until => "until".to_owned(),
            Lifetime::Never => "never".to_owned(),
        }
    }

    /// The choice for a new token that is called so.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Lifetime::CHOICES.into_iter().find(|choice| choice.name() == name)
    }

    /// What a choice stands for, unless it stands for what was typed.
    pub(super) fn preset(self) -> Option<Ttl> {
        match self {
            Lifetime::Hours(hours) => GoDuration::from_hours(i64::from(hours)).map(Ttl::After),
            Lifetime::Never => Some(Ttl::Never),
            Lifetime::Kept | Lifetime::Custom | Lifetime::Until => None,
        }
    }
}

/// A lifetime that was checked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum End {
    /// So long from when the token is made or changed.
    After(Ttl),
    /// At a time that stands.
    At(Expiration),
}

impl End {
    /// When it would be if it were asked for now.
    pub(super) fn expiration(self, now: Timestamp) -> Result<Expiration, TtlError> {
        match self {
            End::After(ttl) => ttl.expiration(now),
            End::At(expiration) => Ok(expiration),
        }
    }
}

/// Why a lifetime is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum LifetimeError {
    /// Not a TTL.
    #[error(transparent)]
    Ttl(#[from] TtlError),
    /// Longer than is allowed here.
    #[error("a token may live for at most {max} here, counted from its creation")]
    TooLong {
        /// The limit.
        max: GoDuration,
    },
    /// It must end.
    #[error("tokens that never expire are not allowed here")]
    MustExpire,
    /// A date and time that was not given, or not whole.
    #[error("choose a date and a time")]
    UntilMissing,
    /// A time that has passed.
    #[error("that time has passed: the token would be expired from the start")]
    UntilPast,
}

impl Draft {
    /// When it would be if it were asked for now; none while what says so is wrong, whatever else is.
    pub(crate) fn expiration(&self, limits: &Limits, now: Timestamp) -> Option<Expiration> {
        self.end(limits, now).ok()?.expiration(now).ok()
    }

    /// Chooses it. A date and time begins with tomorrow's, or with the latest that is allowed.
    pub(crate) fn choose(&mut self, lifetime: Lifetime, limits: &Limits, now: Timestamp) {
        self.lifetime = lifetime;
        if lifetime == Lifetime::Until
            && self.until.is_none()
            && let Ok(Expiration::At(end)) = limits.first_ttl(None).expiration(now)
        {
            // To the minute, as the field shows it.
            let seconds = end.unix_seconds();
            self.until = Timestamp::from_unix_seconds(seconds - seconds.rem_euclid(60)).ok();
        }
    }

    /// Whether it is for more than a day, whatever else of the form is wrong.
    pub(crate) fn is_long_lived(&self, limits: &Limits, now: Timestamp) -> bool {
        self.expiration(limits, now).is_some_and(|end| is_far(end, now))
    }

    pub(super) fn end(&self, limits: &Limits, now: Timestamp) -> Result<End, LifetimeError> {
        let end = match (self.lifetime, self.lifetime.preset()) {
            (_, Some(ttl)) => End::After(ttl),
            // What is there already was allowed by whoever made it.
            (Lifetime::Kept, _) => return Ok(End::At(self.kept.ok_or(LifetimeError::UntilMissing)?)),
            (Lifetime::Until, _) => End::At(Expiration::At(self.until.ok_or(LifetimeError::UntilMissing)?)),
            (_, None) => End::After(self.ttl.trim().parse::<Ttl>()?),
        };
        let expiration = end.expiration(now)?;
        match (expiration, limits.policy.max_ttl) {
            (Expiration::At(end), _) if end <= now => Err(LifetimeError::UntilPast),
            _ if limits.allows_end(expiration, now) => Ok(end),
            (Expiration::At(_), Some(max)) => Err(LifetimeError::TooLong { max }),
            _ => Err(LifetimeError::MustExpire),
        }
    }
}
