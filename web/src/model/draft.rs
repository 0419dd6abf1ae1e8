//! The form that creates a token: what was typed, and what core says of it.

use super::clusters::{ClustersError, clusters};
use super::lifetime::{End, Lifetime, LifetimeError};
use super::{GroupsFlaw, Limits, Patch, Row, UsagesFlaw};
use karmada_token_core::{
    BootstrapToken, ClusterName, Description, DescriptionError, Expiration, Groups, RecordedExpiration,
    Timestamp, Token, Ttl, TtlError, Usages, is_far,
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
    /// Whether each of several clusters is to have a token of its own.
    pub(crate) is_many: bool,
    /// Their names, one on each line.
    pub(crate) clusters: String,
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
    pub(crate) usages: Option<UsagesFlaw>,
    /// The groups.
    pub(crate) groups: Option<GroupsFlaw>,
    /// The description.
    pub(crate) description: Option<DescriptionError>,
    /// The names of the clusters.
    pub(crate) clusters: Option<ClustersError>,
}

impl Draft {
    /// An untouched form; `ttl` is what the page that embeds the element asks for, else 24 hours. It keeps to the limits.
    pub(crate) fn new(ttl: Option<Ttl>, limits: &Limits) -> Self {
        let ttl = limits.first_ttl(ttl);
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
            usages: limits.first_usages(),
            groups: limits.first_groups(),
            description: String::new(),
            is_many: false,
            clusters: String::new(),
        }
    }

    /// What a token that is there says, to be changed.
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
            ..Draft::new(None, &Limits::default())
        }
    }

    /// This form with what a token that is there says, which is to be made once more and to live as this one says. A suspended one has no
    /// usages, and a token without any is of no use.
    pub(crate) fn with(self, row: &Row) -> Self {
        let theirs = Draft::of(row);
        let usages = match theirs.usages == Usages::default() {
            true => self.usages,
            false => theirs.usages,
        };
        Draft {
            lifetime: self.lifetime,
            ttl: self.ttl,
            kept: None,
            usages,
            ..theirs
        }
    }

    /// The wish, or every flaw at once.
    pub(crate) fn check(&self, limits: &Limits, now: Timestamp) -> Result<Wish, Flaws> {
        let end = self.end(limits, now);
        let usages = limits.check_usages(self.usages);
        let groups = limits.check_groups(&self.groups);
        let description = Description::optional(&self.description);
        match (end, usages, groups, description) {
            (Ok(end), Ok(usages), Ok(groups), Ok(description)) => Ok(Wish {
                end,
                long_lived: end.expiration(now).map_or(true, |end| is_far(end, now)),
                usages,
                groups,
                description,
            }),
            (end, usages, groups, description) => Err(Flaws {
                ttl: end.err(),
                usages: usages.err(),
                groups: groups.err(),
                description: description.err(),
                clusters: None,
            }),
        }
    }

    /// A wish for each token that the form asks for: one without a cluster's name, or one for each name, or every flaw at
    /// once.
    pub(crate) fn check_each(
        &self,
        limits: &Limits,
        now: Timestamp,
    ) -> Result<Vec<(Option<ClusterName>, Wish)>, Flaws> {
        let wish = self.check(limits, now);
        if !self.is_many {
            return Ok(vec![(None, wish?)]);
        }
        match (wish, clusters(&self.clusters)) {
            (Ok(wish), Ok(names)) => names
                .into_iter()
                .map(|name| Ok((Some(name.clone()), wish.clone().of_cluster(&name)?)))
                .collect::<Result<_, DescriptionError>>()
                .map_err(|error| Flaws {
                    description: Some(error),
                    ..Flaws::default()
                }),
            (wish, names) => Err(Flaws {
                clusters: names.err(),
                ..wish.err().unwrap_or_default()
            }),
        }
    }
}

impl Wish {
    /// The same for one of several clusters: its description begins with the name, so that the list says whose it is.
    fn of_cluster(self, name: &ClusterName) -> Result<Self, DescriptionError> {
        let text = match &self.description {
            Some(description) => format!("{name}: {description}"),
            None => name.to_string(),
        };
        Ok(Wish {
            description: Description::optional(&text)?,
            ..self
        })
    }

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
            usages: (record.usages != self.usages).then(|| self.usages.into()),
            groups: (record.groups.join(",") != self.groups.to_string()).then(|| self.groups.clone()),
            description: (record.description != written).then(|| self.description.clone()),
        };
        Ok((patch != Patch::default()).then_some(patch))
    }
}

#[cfg(test)]
mod tests;
