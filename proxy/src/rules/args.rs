//! The rules for tokens, as typed: of `serve`, which holds requests to them, and of `policy`, which prints them.

use clap::Args;
use clap::builder::BoolishValueParser;

/// The flags that rule what tokens may be like; each also as an environment variable.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Rules for tokens")]
pub struct PolicyArgs {
    /// The longest that a token may live, counted from its creation; none may be without an end then
    #[arg(long, value_name = "DURATION", env = "KARMADA_TOKEN_MAX_TTL")]
    pub max_ttl: Option<String>,

    /// Every token must have an end
    #[arg(long, env = "KARMADA_TOKEN_FORBID_NEVER_EXPIRES", value_parser = BoolishValueParser::new())]
    pub forbid_never_expires: bool,

    /// A group that a token may give; repeatable or a comma list [default: any]
    #[arg(
        long,
        value_name = "GROUP",
        env = "KARMADA_TOKEN_ALLOWED_GROUPS",
        value_delimiter = ','
    )]
    pub allowed_groups: Vec<String>,

    /// A usage that a token may have, signing or authentication; repeatable or a comma list [default: both]
    #[arg(
        long,
        value_name = "USAGE",
        env = "KARMADA_TOKEN_ALLOWED_USAGES",
        value_delimiter = ','
    )]
    pub allowed_usages: Vec<String>,
}
