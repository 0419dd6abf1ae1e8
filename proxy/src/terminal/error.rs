//! Why a command of the terminal failed, and with which exit code it says so.

use http::StatusCode;
use karmada_token_core::{
    CommandError, DescriptionError, EndpointError, GroupsError, NameError, RandomError, Timestamp,
    TimestampError, TokenError, TokenId, TokenIdError, TtlError, UsagesError,
};

use super::harmless;
use crate::config::ConfigError;
use crate::upstream::UpstreamError;

/// A command that failed. No variant holds a token secret or a credential.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TerminalError {
    /// Which API server, as whom: the kubeconfig doesn't say so.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A flag's value that is none.
    #[error("{flag}: {source}")]
    Flag {
        /// The flag or argument, as it is typed.
        flag: &'static str,
        /// What is wrong and what would be right.
        source: FlagError,
    },
    /// A word that should have been a token, or a token's ID.
    #[error("argument {number}: {source}")]
    Argument {
        /// Counted from 1.
        number: usize,
        /// What is wrong with it.
        source: FlagError,
    },
    /// Flags that don't go together, or one that is missing.
    #[error("{0}")]
    Use(&'static str),
    /// The register command can't be made, so nothing was created.
    #[error("no token was created, because its register command could not be made: {0}")]
    Register(String),
    /// No answer, or none that can be used.
    #[error("{0}")]
    Upstream(String),
    /// No answer in time: what was asked for may still be under way.
    #[error("{0}")]
    Silent(String),
    /// The API server said no, in its own words.
    #[error("the API server did not {doing}: {told}{}", hint(*.code))]
    Refused {
        /// What it was asked to do.
        doing: String,
        /// The HTTP status code.
        code: StatusCode,
        /// Its words.
        told: String,
    },
    /// The ID is taken.
    #[error("a token with id \"{0}\" already exists")]
    Exists(TokenId),
    /// Something else has that name.
    #[error("Secret \"bootstrap-token-{0}\" is no bootstrap token: it has another type, and is left alone")]
    NoToken(TokenId),
    /// No answer came, and the server could not be asked what became of it, or may not be done with it.
    #[error(
        "whether token \"{id}\" was created is not known ({told}); look with list, and delete it if it is there"
    )]
    Unknown {
        /// Its ID.
        id: TokenId,
        /// What was heard instead.
        told: String,
    },
    /// The same of a change.
    #[error(
        "whether token \"{id}\" was changed is not known ({told}); look with list before it is done again"
    )]
    UnknownChange {
        /// Its ID.
        id: TokenId,
        /// What was heard instead.
        told: String,
    },
    /// More than what it has is asked for, and it has none, or none that can be read.
    #[error(
        "token \"{id}\" {end}, so --by has nothing to count from: say with --ttl how long it is to live from now on"
    )]
    NoExpiration {
        /// Its ID.
        id: TokenId,
        /// What stands in place of an end, in words.
        end: &'static str,
    },
    /// It ended longer ago than it is to live longer.
    #[error(
        "token \"{id}\" expired {end}, and --by more than that is over, too: say with --ttl how long it is to live from now on"
    )]
    StaysExpired {
        /// Its ID.
        id: TokenId,
        /// When it ended.
        end: Timestamp,
    },
    /// It lives longer than `extend` would have it live where nobody says how long.
    #[error(
        "token \"{id}\" {end}, and a day from now is sooner: say with --ttl how long it is to live from now on{}",
        if *.ends { ", or with --by how much longer than that" } else { "" }
    )]
    Shortens {
        /// Its ID.
        id: TokenId,
        /// When it ends, in words.
        end: String,
        /// Whether it does.
        ends: bool,
    },
    /// From what it has until now, or from the server's time, a token would live too long.
    #[error("token \"{id}\": {source}")]
    TooLong {
        /// Its ID.
        id: TokenId,
        /// What is wrong and what would be right.
        source: TtlError,
    },
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// The clock.
    #[error("the clock can't be used: {0}")]
    Clock(#[from] TimestampError),
    /// A manifest or a view that can't be written as JSON.
    #[error("the object could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A view that can't be written as YAML.
    #[error("the object could not be written as YAML: {0}")]
    Yaml(String),
    /// A file or a stream.
    #[error("{place}: {source}")]
    Io {
        /// Which.
        place: String,
        /// Why.
        source: std::io::Error,
    },
    /// A file that was named and can't be read.
    #[error("{name}: {source}")]
    File {
        /// As it may stand in a terminal.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// Some of several failed; each was told when it did.
    #[error("{failed} of {all} failed")]
    Partly {
        /// How many.
        failed: usize,
        /// Of how many.
        all: usize,
    },
    /// A cluster won't join with this token; why is printed.
    #[error("no cluster will join with token {0}")]
    WontJoin(TokenId),
    /// Nothing speaks against this token, and not everything was seen.
    #[error("whether a cluster will join with token {0} can't be told yet")]
    CantTell(TokenId),
    /// Checks of the control plane failed; which is printed.
    #[error("the control plane is not ready for clusters that join: {0} of its checks failed")]
    NotReady(usize),
    /// Checks of the control plane could not be made.
    #[error("{0} checks of the control plane could not be made")]
    Unseen(usize),
    /// What was looked at is wrong; the findings are printed.
    #[error("{errors} of {all} can't be used as they are")]
    Invalid {
        /// How many.
        errors: usize,
        /// Of how many.
        all: usize,
    },
}

/// What is wrong with one value.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant is core's error, named and said there")]
pub enum FlagError {
    #[error(transparent)]
    Ttl(#[from] TtlError),
    #[error(transparent)]
    Usages(#[from] UsagesError),
    #[error(transparent)]
    Groups(#[from] GroupsError),
    #[error(transparent)]
    Description(#[from] DescriptionError),
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    #[error(transparent)]
    Name(#[from] NameError),
    #[error(transparent)]
    Token(#[from] TokenError),
    #[error(transparent)]
    TokenId(#[from] TokenIdError),
    #[error(transparent)]
    Command(#[from] CommandError),
}

impl TerminalError {
    /// 64 (EX_USAGE) where the command line or the kubeconfig it names is at fault, for which no server is asked, but for
    /// [`Self::Shortens`]: that a flag is missing shows in the token. 2 where what was asked can't be told; 1 otherwise.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Config(_)
            | Self::Flag { .. }
            | Self::Argument { .. }
            | Self::Use(_)
            | Self::Shortens { .. }
            | Self::File { .. }
            | Self::Register(_) => 64,
            Self::CantTell(_) | Self::Unseen(_) => 2,
            _ => 1,
        }
    }

    /// Whether the server has such an object already.
    pub(crate) fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if *code == StatusCode::CONFLICT)
    }

    /// Whether the server has forgotten the version that was asked about.
    pub(crate) fn is_gone(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if *code == StatusCode::GONE)
    }

    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if *code == StatusCode::NOT_FOUND)
    }

    /// Whether a change that is answered so may have been made all the same (docs/reliability.md).
    pub(crate) fn is_lost(&self) -> bool {
        match self {
            Self::Refused { code, .. } => code.is_server_error(),
            _ => self.is_no_answer(),
        }
    }

    pub(crate) fn is_no_answer(&self) -> bool {
        matches!(self, Self::Upstream(_) | Self::Silent(_))
    }

    /// Whether it may even be made later: whoever answers a 504 waits no longer, and knows no more than that.
    pub(crate) fn is_under_way(&self) -> bool {
        match self {
            Self::Silent(_) => true,
            Self::Refused { code, .. } => *code == StatusCode::GATEWAY_TIMEOUT,
            _ => false,
        }
    }

    /// Whether whoever reads our output went away, as `head` does.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
    }

    pub(crate) fn flag(flag: &'static str, source: impl Into<FlagError>) -> Self {
        Self::Flag {
            flag,
            source: source.into(),
        }
    }
}

impl From<UpstreamError> for TerminalError {
    fn from(error: UpstreamError) -> Self {
        // A plug-in's own words may be part of it.
        let told = harmless::lines(&error.to_string());
        match error {
            UpstreamError::Silent => Self::Silent(told),
            _ => Self::Upstream(told),
        }
    }
}

/// What to do about it, where the code alone says so.
fn hint(code: StatusCode) -> &'static str {
    match code {
        StatusCode::UNAUTHORIZED => {
            "; it does not know the kubeconfig's user: its credential may have expired, or belong to another cluster"
        }
        StatusCode::NOT_FOUND => {
            "; is this the kubeconfig of the Karmada control plane? \"list\" shows what is there"
        }
        _ => "",
    }
}
