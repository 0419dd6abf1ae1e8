//! The form that creates a token: what was typed, and what core says of it.

use super::lifetime::{End, Lifetime, LifetimeError};
use super::{Patch, Row};
use karmada_token_core::{
    BootstrapToken, Description, DescriptionError, Expiration, GoDuration, Groups, GroupsError,
    RecordedExpiration, Timestamp, Token, Ttl, TtlError, Usages, UsagesError,
};

/// What was typed. It outlives the dialog, so that nothing is lost when a sign-in ends or a server goes away.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// The choice under "Expires after".
    pub(crate) lifetime: Lifetime,
    /// The TTL field; counts when the choice is custom.
    pub(crate) ttl: String,
    /// The date and time; counts when the choice is that.
    pub(crate) until: Option<Timestamp>,
    /// When a token that is there ends.
    pub(crate) kept: Option<Expiration>,
    /// The usages that are ticked.
    pub(crate) usages: Usages,
    /// The groups, separated by commas or white space.
    pub(crate) groups: String,
    /// The description.
    pub(crate) description: String,
}

/// What the element's attributes and the proxy's policy allow.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    /// The longest TTL.
    pub(crate) max_ttl: Option<GoDuration>,
    /// Whether a token must end.
    pub(crate) must_expire: bool,
}

/// A checked wish: everything but the token itself and the time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wish {
    end: End,
    long_lived: bool,
    usages: Usages,
    groups: Groups,
    description: Option<Description>,
}

/// What is wrong, field by field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Flaws {
    /// The lifetime.
    pub(crate) ttl: Option<LifetimeError>,
    /// The usages.
    pub(crate) usages: Option<UsagesError>,
    /// The groups.
    pub(crate) groups: Option<GroupsError>,
    /// The description.
    pub(crate) description: Option<DescriptionError>,
}

impl Draft {
    /// An untouched form; `ttl` is what the page that embeds the element asks for, else 24 hours.
    pub(crate) fn new(ttl: Option<Ttl>) -> Self {
        let ttl = ttl.unwrap_or(Ttl::DEFAULT);
        let lifetime = Lifetime::CHOICES
            .into_iter()
            .find(|choice| choice.preset() == Some(ttl))
            .unwrap_or(Lifetime::Custom);
        let typed = match lifetime {
            Lifetime::Custom => ttl.to_string(),
            _ => "24h".to_owned(),
        };
        Draft {
            lifetime,
            ttl: typed,
            until: None,
            kept: None,
            usages: Usages::ALL,
            groups: Groups::karmada_default().to_string(),
            description: String::new(),
        }
    }

    /// What a token that is there says, to be changed or to be made once more.
    pub(crate) fn of(row: &Row) -> Self {
        let record = row.record();
        let kept = match record.expiration {
            RecordedExpiration::At(end) => Some(Expiration::At(end)),
            RecordedExpiration::Never => Some(Expiration::Never),
            RecordedExpiration::Unparseable(_) => None,
        };
        Draft {
            lifetime: if kept.is_some() {
                Lifetime::Kept
            } else {
                Lifetime::Hours(24)
            },
            kept,
            usages: record.usages,
            groups: record.groups.join(",\n"),
            description: record.description.clone(),
            ..Draft::new(None)
        }
    }

    /// The wish, or every flaw at once.
    pub(crate) fn check(&self, limits: Limits, now: Timestamp) -> Result<Wish, Flaws> {
        let end = self.end(limits, now);
        let usages = match self.usages {
            none if none == Usages::default() => Err(UsagesError::Empty),
            usages => Ok(usages),
        };
        let groups = self.groups.parse::<Groups>();
        let description = Description::optional(&self.description);
        match (end, usages, groups, description) {
            (Ok(end), Ok(usages), Ok(groups), Ok(description)) => Ok(Wish {
                end,
                long_lived: is_long(end, now),
                usages,
                groups,
                description,
            }),
            (end, usages, groups, description) => Err(Flaws {
                ttl: end.err(),
                usages: usages.err(),
                groups: groups.err(),
                description: description.err(),
            }),
        }
    }
}

/// Whether it is for more than a day.
fn is_long(end: End, now: Timestamp) -> bool {
    match (end.expiration(now), Ttl::DEFAULT.expiration(now)) {
        (Ok(Expiration::At(end)), Ok(Expiration::At(tomorrow))) => end > tomorrow,
        _ => true,
    }
}

impl Wish {
    /// The token to create, counted from this time of the server's clock.
    ///
    /// # Errors
    /// [`TtlError::TooLong`] when the end has moved past the year 9999 since the check.
    pub(crate) fn with(self, token: Token, now: Timestamp) -> Result<BootstrapToken, TtlError> {
        Ok(BootstrapToken {
            token,
            expiration: self.expiration(now)?,
            usages: self.usages,
            groups: self.groups,
            description: self.description,
        })
    }

    /// When it would end if it were made now.
    ///
    /// # Errors
    /// [`TtlError::TooLong`] for an end past the year 9999.
    pub(crate) fn expiration(&self, now: Timestamp) -> Result<Expiration, TtlError> {
        self.end.expiration(now)
    }

    pub(super) fn usages(&self) -> Usages {
        self.usages
    }

    pub(super) fn groups(&self) -> &Groups {
        &self.groups
    }

    pub(super) fn description(&self) -> Option<&Description> {
        self.description.as_ref()
    }

    /// Whether it lives for more than a day, or for ever: then the page says once more what that means.
    pub(crate) fn is_long_lived(&self) -> bool {
        self.long_lived
    }

    /// What is different from a token that is there; none when nothing is.
    ///
    /// # Errors
    /// [`TtlError::TooLong`] for an end past the year 9999.
    pub(crate) fn changes(&self, row: &Row, now: Timestamp) -> Result<Option<Patch>, TtlError> {
        let record = row.record();
        let expiration = self.expiration(now)?;
        let recorded = match record.expiration {
            RecordedExpiration::At(end) => Some(Expiration::At(end)),
            RecordedExpiration::Never => Some(Expiration::Never),
            RecordedExpiration::Unparseable(_) => None,
        };
        let written = self
            .description
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let patch = Patch {
            expiration: (recorded != Some(expiration)).then_some(expiration),
            usages: (record.usages != self.usages).then_some(self.usages),
            groups: (record.groups.join(",") != self.groups.to_string()).then(|| self.groups.clone()),
            description: (record.description != written).then(|| self.description.clone()),
        };
        Ok((patch != Patch::default()).then_some(patch))
    }
}

#[cfg(test)]
mod tests;
