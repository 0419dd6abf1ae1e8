//! `suspend`, `resume`, `extend`: changes of tokens that are on the server.

mod change;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use karmada_token_core::{Secret, TokenId, TokenRecord, Ttl};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::one_by_one::one_by_one;
use super::row::Row;
use super::{Client, TerminalError, Way, input, say};
use change::{Change, Values};

/// How often a change is tried again that somebody else's came in between of.
const TRIES: usize = 3;

/// The flags of `suspend` and `resume`.
#[derive(Debug, Args)]
pub struct ChangeArgs {
    /// Tokens, token IDs or names of their Secrets; - reads them from standard input
    #[arg(value_name = "TOKEN", required = true)]
    tokens: Vec<String>,

    /// Let the API server say whether it would, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// The flags of `extend`.
#[derive(Debug, Args)]
pub struct ExtendArgs {
    /// How long the tokens live from now on; 0 for ever [default: 24h, where they don't live longer anyway]
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    ttl: Option<String>,

    /// How much longer than until now
    #[arg(
        long,
        value_name = "DURATION",
        conflicts_with = "ttl",
        allow_hyphen_values = true
    )]
    by: Option<String>,

    #[command(flatten)]
    change: ChangeArgs,
}

/// # Errors
/// [`TerminalError`].
pub(super) async fn suspend(args: &ChangeArgs, way: Way<'_>) -> Result<(), TerminalError> {
    change_all(args, Change::Suspend, way).await
}

/// # Errors
/// [`TerminalError`].
pub(super) async fn resume(args: &ChangeArgs, way: Way<'_>) -> Result<(), TerminalError> {
    change_all(args, Change::Resume, way).await
}

/// # Errors
/// [`TerminalError`].
pub(super) async fn extend(args: &ExtendArgs, way: Way<'_>) -> Result<(), TerminalError> {
    let read = |flag, text: &str| {
        text.parse::<Ttl>()
            .map_err(|error| TerminalError::flag(flag, error))
    };
    let change = match (&args.ttl, &args.by) {
        (None, None) => Change::LiveOn,
        (Some(ttl), _) => Change::Live(read("--ttl", ttl)?),
        (None, Some(by)) => match read("--by", by)? {
            Ttl::After(span) => Change::LiveLonger(span),
            Ttl::Never => return Err(TerminalError::Use("--by 0 changes nothing; for ever is --ttl 0")),
        },
    };
    change_all(&args.change, change, way).await
}

async fn change_all(args: &ChangeArgs, change: Change, way: Way<'_>) -> Result<(), TerminalError> {
    let ids = input::ids(&input::words(&args.tokens)?)?;
    let (client, _) = Client::connect(way).await?;
    one_by_one(ids, async |id| {
        let told = change_one(&client, id, change, args.dry_run).await?;
        let dry = if args.dry_run { " (server dry run)" } else { "" };
        Ok(format!("bootstrap token \"{id}\" {told}{dry}\n"))
    })
    .await
}

/// Reads, changes that very object unless somebody else did meanwhile, and answers what to say of it.
async fn change_one(
    client: &Client,
    id: TokenId,
    change: Change,
    dry_run: bool,
) -> Result<String, TerminalError> {
    let mut tried = 1;
    loop {
        let secret = client.get(id).await?;
        let record = TokenRecord::from(&secret);
        if !record.typed {
            return Err(TerminalError::NoToken(id));
        }
        let now = client.now()?;
        let values = change.values(id, &record, now)?;
        let changed = match client.patch(id, merge(&record, &values), dry_run).await {
            Err(error) if error.is_conflict() && tried < TRIES => {
                tried += 1;
                continue;
            }
            Err(error) if error.is_lost() && !dry_run => settle(client, id, &values, error).await?,
            answer => answer?,
        };
        let row = Row::new(&changed, now);
        for note in change.notes(id, &record, &row) {
            say::aside(&note);
        }
        return Ok(change.told(&record, &row.record));
    }
}

/// No answer came, or one that says nothing of what became of it: the server is asked. Who is told that it failed does it
/// again, and twice `--by` is twice as long.
async fn settle(
    client: &Client,
    id: TokenId,
    values: &Values,
    lost: TerminalError,
) -> Result<Secret, TerminalError> {
    let is_made = |found: &Secret| {
        let mut wanted = values.iter();
        wanted.all(|(key, text)| found.value(key) == text.as_ref().map(String::as_bytes))
    };
    match client.get(id).await {
        Ok(found) if is_made(&found) => Ok(found),
        Ok(_) if !lost.is_under_way() => Err(lost),
        Err(error) if error.is_not_found() => Err(error),
        _ => Err(TerminalError::UnknownChange {
            id,
            told: lost.to_string(),
        }),
    }
}

/// A merge patch for that very object, as it was seen.
fn merge(record: &TokenRecord, values: &Values) -> Zeroizing<String> {
    let value = |value: &Option<String>| {
        value
            .as_ref()
            .map_or(Value::Null, |text| STANDARD.encode(text).into())
    };
    let data: Map<String, Value> = values
        .iter()
        .map(|(key, text)| ((*key).to_owned(), value(text)))
        .collect();
    let metadata = json!({"uid": record.uid, "resourceVersion": record.resource_version});
    Zeroizing::new(json!({"metadata": metadata, "data": data}).to_string())
}
