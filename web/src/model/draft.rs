//! The form that creates a token: what was typed, and what core says of it.

use karmada_token_core::{
    BootstrapToken, Description, DescriptionError, Expiration, GoDuration, Groups, GroupsError, Timestamp,
    Token, Ttl, TtlError, Usages, UsagesError,
};

/// How long the token is to live.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Lifetime {
    /// This many hours.
    Hours(u16),
    /// What was typed in the TTL field.
    Custom,
    /// Until somebody deletes it.
    Never,
}

impl Lifetime {
    /// The choices, in the order of the form: 1 hour, 24 hours, 7 days, custom, never.
    pub(crate) const CHOICES: [Lifetime; 5] = [
        Lifetime::Hours(1),
        Lifetime::Hours(24),
        Lifetime::Hours(168),
        Lifetime::Custom,
        Lifetime::Never,
    ];
}

/// What was typed. It outlives the dialog, so that nothing is lost when a sign-in ends or a server goes away.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// The choice under "Expires after".
    pub(crate) lifetime: Lifetime,
    /// The TTL field; counts when the choice is custom.
    pub(crate) ttl: String,
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
    ttl: Ttl,
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

/// Why a lifetime is refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum LifetimeError {
    /// Not a TTL.
    #[error(transparent)]
    Ttl(#[from] TtlError),
    /// Longer than is allowed here.
    #[error("at most {max} is allowed here")]
    TooLong {
        /// The limit.
        max: GoDuration,
    },
    /// It must end.
    #[error("tokens that never expire are not allowed here")]
    MustExpire,
}

impl Draft {
    /// An untouched form; `ttl` is what the page that embeds the element asks for, else 24 hours.
    pub(crate) fn new(ttl: Option<Ttl>) -> Self {
        let ttl = ttl.unwrap_or(Ttl::DEFAULT);
        let lifetime = Lifetime::CHOICES
            .into_iter()
            .find(|choice| preset(*choice) == Some(ttl))
            .unwrap_or(Lifetime::Custom);
        let typed = match lifetime {
            Lifetime::Custom => ttl.to_string(),
            Lifetime::Hours(_) | Lifetime::Never => "24h".to_owned(),
        };
        Draft {
            lifetime,
            ttl: typed,
            usages: Usages::ALL,
            groups: Groups::karmada_default().to_string(),
            description: String::new(),
        }
    }

    /// The wish, or every flaw at once.
    pub(crate) fn check(&self, limits: Limits, now: Timestamp) -> Result<Wish, Flaws> {
        let ttl = self.lifetime(limits, now);
        let usages = match self.usages {
            none if none == Usages::default() => Err(UsagesError::Empty),
            usages => Ok(usages),
        };
        let groups = self.groups.parse::<Groups>();
        let description = Description::optional(&self.description);
        match (ttl, usages, groups, description) {
            (Ok(ttl), Ok(usages), Ok(groups), Ok(description)) => Ok(Wish {
                ttl,
                usages,
                groups,
                description,
            }),
            (ttl, usages, groups, description) => Err(Flaws {
                ttl: ttl.err(),
                usages: usages.err(),
                groups: groups.err(),
                description: description.err(),
            }),
        }
    }

    fn lifetime(&self, limits: Limits, now: Timestamp) -> Result<Ttl, LifetimeError> {
        let ttl = match preset(self.lifetime) {
            Some(ttl) => ttl,
            None => self.ttl.trim().parse()?,
        };
        match (ttl, limits.max_ttl) {
            (Ttl::Never, None) if !limits.must_expire => {}
            (Ttl::Never, _) => return Err(LifetimeError::MustExpire),
            (Ttl::After(span), Some(max)) if span > max => return Err(LifetimeError::TooLong { max }),
            (Ttl::After(_), _) => {}
        }
        ttl.expiration(now)?;
        Ok(ttl)
    }
}

/// What a choice stands for, unless it stands for what was typed.
fn preset(choice: Lifetime) -> Option<Ttl> {
    match choice {
        Lifetime::Hours(hours) => GoDuration::from_hours(i64::from(hours)).map(Ttl::After),
        Lifetime::Never => Some(Ttl::Never),
        Lifetime::Custom => None,
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
        self.ttl.expiration(now)
    }

    /// Whether it lives for more than a day, or for ever: then the page says once more what that means.
    pub(crate) fn is_long_lived(&self) -> bool {
        match (self.ttl, Ttl::DEFAULT) {
            (Ttl::After(span), Ttl::After(day)) => span > day,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;
