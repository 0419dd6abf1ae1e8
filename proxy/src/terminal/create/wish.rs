//! What the new tokens are to be like.

use clap::Args;
use karmada_token_core::{BootstrapToken, Description, Groups, Timestamp, Token, Ttl, Usages};

use crate::terminal::TerminalError;

/// The flags that describe a token; names and defaults are karmadactl's.
#[derive(Debug, Args)]
pub(in crate::terminal) struct Wish {
    /// How long the token lives, such as 1s, 2m, 3h; 0 for one that never expires
    #[arg(
        long,
        value_name = "DURATION",
        default_value = "24h",
        allow_hyphen_values = true
    )]
    ttl: String,

    /// What the token may be used for: signing, authentication; a comma list, or repeated
    #[arg(long, value_name = "USAGES", default_value = "signing,authentication")]
    usages: Vec<String>,

    /// Groups that its bearer belongs to, each system:bootstrappers:NAME; a comma list, or repeated
    #[arg(
        long,
        value_name = "GROUPS",
        default_value = "system:bootstrappers:karmada:default-cluster-token"
    )]
    groups: Vec<String>,

    /// What the token is for, in your words
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    description: String,
}

/// The same, judged.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    ttl: Ttl,
    usages: Usages,
    groups: Groups,
    description: Option<Description>,
}

impl Wish {
    /// # Errors
    /// The first flag whose value is none.
    pub(super) fn judge(&self) -> Result<Judged, TerminalError> {
        Ok(Judged {
            ttl: self
                .ttl
                .parse()
                .map_err(|error: karmada_token_core::TtlError| TerminalError::flag("--ttl", error))?,
            usages: self
                .usages
                .join(",")
                .parse()
                .map_err(|error: karmada_token_core::UsagesError| TerminalError::flag("--usages", error))?,
            groups: self
                .groups
                .join(",")
                .parse()
                .map_err(|error: karmada_token_core::GroupsError| TerminalError::flag("--groups", error))?,
            description: Description::optional(&self.description)
                .map_err(|error| TerminalError::flag("--description", error))?,
        })
    }
}

impl Judged {
    /// Such a token, made now.
    ///
    /// # Errors
    /// It would end after the year 9999.
    pub(super) fn token(&self, token: Token, now: Timestamp) -> Result<BootstrapToken, TerminalError> {
        Ok(BootstrapToken {
            token,
            expiration: self
                .ttl
                .expiration(now)
                .map_err(|error| TerminalError::flag("--ttl", error))?,
            usages: self.usages,
            groups: self.groups.clone(),
            description: self.description.clone(),
        })
    }
}
