//! The operator's [`Policy`] on tokens, as flags name it, and what it answers where it is broken.
//!
//! The proxy binds only those who come through it; [`Rules::manifest`] writes the same rules for the API server, which
//! binds everybody.

mod admission;
mod args;
mod judge;

use karmada_token_core::{
    GoDuration, Group, GroupError, Policy, Ttl, TtlError, Usage, Usages, UsagesError, key,
};

pub use args::PolicyArgs;
pub(crate) use judge::Change;

/// All rules; by default there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(Policy);

/// A rule that can't be one, with the flag that it came by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// A longest TTL that is none.
    #[error("--max-ttl {value:?}: {source}")]
    MaxTtl {
        /// What was typed.
        value: String,
        /// Why.
        source: TtlError,
    },
    /// A longest TTL that rules out nothing.
    #[error("--max-ttl 0 would rule out nothing: name a duration such as 24h, or leave it out")]
    NoMaxTtl,
    /// A group that no token can give.
    #[error("--allowed-groups {value:?}: {source}")]
    Group {
        /// What was typed.
        value: String,
        /// Why.
        source: GroupError,
    },
    /// A usage that no token has.
    #[error("--allowed-usages: {0}")]
    Usages(#[from] UsagesError),
    /// Nothing to print.
    #[error(
        "there is no rule to print: give --max-ttl, --forbid-never-expires, --allowed-groups or --allowed-usages"
    )]
    None,
}

impl Rules {
    /// # Errors
    /// [`RulesError`], which names the flag.
    pub fn parse(args: &PolicyArgs) -> Result<Self, RulesError> {
        let max_ttl = args.max_ttl.as_deref().map(max_ttl).transpose()?;
        let groups = args.allowed_groups.iter().map(|text| group(text));
        let groups: Vec<Group> = groups.collect::<Result<_, _>>()?;
        let usages = match &args.allowed_usages[..] {
            [] => None,
            usages => Some(usages.join(",").parse()?),
        };
        Ok(Self(Policy {
            max_ttl,
            must_expire: args.forbid_never_expires,
            groups: Some(groups).filter(|groups| !groups.is_empty()),
            usages,
        }))
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.0
    }

    /// Each rule that there is.
    fn each(&self) -> Vec<Rule<'_>> {
        let mut rules = Vec::new();
        match self.0.max_ttl {
            Some(longest) => rules.push(Rule::MaxTtl(longest)),
            None if self.0.must_expire => rules.push(Rule::MustExpire),
            None => {}
        }
        rules.extend(self.0.groups.as_deref().map(Rule::Groups));
        let allowed = self.0.usages.unwrap_or(Usages::ALL);
        let forbidden = Usage::ALL.into_iter().filter(|usage| !allowed.has(*usage));
        rules.extend(forbidden.map(Rule::Usage));
        rules
    }
}

/// One rule: the same words wherever it is broken.
#[derive(Debug, Clone, Copy)]
enum Rule<'a> {
    MaxTtl(GoDuration),
    MustExpire,
    Groups(&'a [Group]),
    /// One that no token may have.
    Usage(Usage),
}

impl Rule<'_> {
    /// The key of a token's data that it is about.
    const fn key(self) -> &'static str {
        match self {
            Self::MaxTtl(_) | Self::MustExpire => key::EXPIRATION,
            Self::Groups(_) => key::EXTRA_GROUPS,
            Self::Usage(Usage::Signing) => key::USAGE_SIGNING,
            Self::Usage(Usage::Authentication) => key::USAGE_AUTHENTICATION,
        }
    }

    /// What is asked for, with the flag that asks for it.
    fn words(self) -> String {
        match self {
            Self::MaxTtl(longest) => {
                format!("must be at most {longest} after the token's creation (--max-ttl {longest})")
            }
            Self::MustExpire => "must be set: a token has to have an end (--forbid-never-expires)".to_owned(),
            Self::Groups(allowed) => {
                let names: Vec<&str> = allowed.iter().map(Group::as_str).collect();
                format!(
                    "may hold {} and nothing else (--allowed-groups)",
                    names.join(", ")
                )
            }
            Self::Usage(usage) => {
                format!(
                    "must be off: no token may have the usage {} (--allowed-usages)",
                    usage.name()
                )
            }
        }
    }
}

fn max_ttl(text: &str) -> Result<GoDuration, RulesError> {
    match text.parse() {
        Ok(Ttl::After(longest)) => Ok(longest),
        Ok(Ttl::Never) => Err(RulesError::NoMaxTtl),
        Err(source) => Err(RulesError::MaxTtl {
            value: text.to_owned(),
            source,
        }),
    }
}

fn group(text: &str) -> Result<Group, RulesError> {
    text.parse().map_err(|source| RulesError::Group {
        value: text.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests;
