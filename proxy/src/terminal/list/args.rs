//! What `list` is told on the command line, and which rows and columns that means.

use clap::Args;

use crate::terminal::form::Form;
use crate::terminal::row::{COLUMNS, Row, WIDE_COLUMNS};
use crate::terminal::sort::Sort;

/// The flags of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Form of the output
    #[arg(short, long, value_enum, default_value_t = Form::Text)]
    pub(super) output: Form,

    /// Go on and show what changes, until it is interrupted; JSON comes as one object a line
    #[arg(short, long, conflicts_with_all = ["sort", "reverse"])]
    pub(super) watch: bool,

    /// Order of the list
    #[arg(long, value_enum, default_value_t = Sort::Id)]
    pub(super) sort: Sort,

    /// The last first
    #[arg(long)]
    pub(super) reverse: bool,

    /// Only those whose time has passed
    #[arg(long, conflicts_with = "usable")]
    expired: bool,

    /// Only those that a cluster can register with now
    #[arg(long)]
    usable: bool,

    /// Stars for the token secrets; karmada-token's proxy is asked not to send them at all
    #[arg(long)]
    pub(super) mask: bool,
}

impl ListArgs {
    pub(super) fn wants(&self, row: &Row) -> bool {
        (!self.expired || row.is_expired()) && (!self.usable || row.is_usable())
    }

    /// Whether time alone takes a token among those that are asked for, or out of them.
    pub(super) fn wants_by_time(&self) -> bool {
        self.expired || self.usable
    }

    /// What is said where there is none.
    pub(super) fn says_none(&self) -> &'static str {
        if self.expired {
            "no token has expired"
        } else if self.usable {
            "there is no token that a cluster can register with now"
        } else {
            "there are no tokens"
        }
    }

    pub(super) fn is_wide(&self) -> bool {
        self.output == Form::Wide
    }

    /// The headers of the table.
    pub(super) fn columns(&self) -> Vec<String> {
        let more: &[&str] = if self.is_wide() { &WIDE_COLUMNS } else { &[] };
        COLUMNS
            .iter()
            .chain(more)
            .map(|name| (*name).to_owned())
            .collect()
    }

    /// Whether a row belongs in the table: one that can't be read is told beside it, as the reference does, unless the table
    /// has room to say why.
    pub(super) fn is_tabled(&self, row: &Row) -> bool {
        self.is_wide() || !row.record.is_malformed()
    }
}
