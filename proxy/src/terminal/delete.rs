//! `delete`: tokens that are named, or all that have expired.

use clap::Args;
use karmada_token_core::TokenId;

use super::one_by_one::one_by_one;
use super::row::{COLUMNS, Row};
use super::table::Table;
use super::{Client, TerminalError, Way, input, say};

/// The flags of `delete`.
#[derive(Debug, Args)]
pub struct DeleteArgs {
    /// Tokens, token IDs or names of their Secrets; - reads them from standard input
    #[arg(
        value_name = "TOKEN",
        required_unless_present = "expired",
        conflicts_with = "expired"
    )]
    tokens: Vec<String>,

    /// All whose time has passed; without --yes they are only shown
    #[arg(long)]
    expired: bool,

    /// With --expired: delete them
    #[arg(long)]
    yes: bool,

    /// Let the API server say whether it would, and delete nothing
    #[arg(long)]
    dry_run: bool,
}

/// What is to go; with `seen`, only as it was seen.
struct Doomed {
    id: TokenId,
    seen: Option<(String, String)>,
}

/// # Errors
/// [`TerminalError`].
pub(super) async fn run(args: &DeleteArgs, way: Way<'_>) -> Result<(), TerminalError> {
    if args.expired {
        return expired(args, way).await;
    }
    if args.yes {
        return Err(TerminalError::Use(
            "--yes goes with --expired: tokens that are named are deleted without a question",
        ));
    }
    // All are read before any is deleted: a slip in the last must not be found when the first is gone.
    let ids = input::ids(&input::words(&args.tokens)?)?;
    let (client, _) = Client::connect(way).await?;
    let doomed = ids.into_iter().map(|id| Doomed { id, seen: None }).collect();
    delete(&client, args.dry_run, doomed).await
}

async fn expired(args: &DeleteArgs, way: Way<'_>) -> Result<(), TerminalError> {
    let (client, _) = Client::connect(way).await?;
    let listed = client.list(true).await?;
    let now = client.now()?;
    let mut rows: Vec<Row> = listed
        .records
        .into_iter()
        .map(|record| Row::of(record, now))
        .collect();
    rows.retain(|row| row.is_expired() && row.record.name_id.is_some());
    if rows.is_empty() {
        say::aside("no token has expired");
        return Ok(());
    }
    if args.yes || args.dry_run {
        let doomed = rows.into_iter().filter_map(|row| {
            let seen = Some((row.record.uid, row.record.resource_version));
            row.record.name_id.map(|id| Doomed { id, seen })
        });
        return delete(&client, args.dry_run, doomed.collect()).await;
    }
    let mut lines = vec![COLUMNS.map(str::to_owned).to_vec()];
    lines.extend(rows.iter().map(|row| row.cells(true, false)));
    say::out(&Table::default().lay_out(&lines))?;
    say::aside(&format!("{} would be deleted: add --yes to do it", rows.len()));
    Ok(())
}

async fn delete(client: &Client, dry_run: bool, doomed: Vec<Doomed>) -> Result<(), TerminalError> {
    one_by_one(doomed, async |Doomed { id, seen }| {
        let seen = seen
            .as_ref()
            .map(|(uid, version)| (uid.as_str(), version.as_str()));
        client.delete(id, seen, dry_run).await?;
        let dry = if dry_run { " (server dry run)" } else { "" };
        Ok(format!("bootstrap token \"{id}\" deleted{dry}\n"))
    })
    .await
}
