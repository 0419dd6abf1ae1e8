//! `check`: will a cluster join with this token?

mod given;
mod shown;

use clap::Args;
use karmada_token_core::{Candidate, JoinVerdict, Outcome, Seen};

use super::judged::{For, Judging, look};
use super::{Client, TerminalError, Way};
use given::Given;
use shown::Report;

/// The flags of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// A token, its ID, its Secret's name, or the whole register command in quotes, which is then judged with its endpoint and pins; - reads standard input, where nobody sees it pass
    #[arg(value_name = "TOKEN")]
    text: String,

    #[command(flatten)]
    judging: Judging,
}

/// # Errors
/// [`TerminalError::WontJoin`] where something speaks against it, [`TerminalError::CantTell`] where nothing does that was
/// seen, and something decisive was not, or the signature is still to come.
pub(super) async fn run(args: &CheckArgs, way: Way<'_>) -> Result<(), TerminalError> {
    let given = Given::read(&args.text)?;
    let (client, _) = Client::connect(way).await?;
    let probe = client.probe();
    let observations = look(&probe).await?;
    let tried = match given.token() {
        Some(token) => probe.tried(token).await,
        None => Seen::NotAsked,
    };
    let candidate = Candidate {
        record: probe.record(given.id()).await,
        token: given.token(),
        command: given.command(),
        tried,
    };
    let verdict = JoinVerdict::of(&candidate, &observations);
    let name = given.id().secret_name();
    let shown_for = For {
        secret_name: &name,
        now: observations.now,
        installed: args.judging.installed_by,
    };
    let report = Report::of(given.id(), &verdict, &observations, shown_for);
    args.judging.print(&report, Report::text)?;
    match verdict.outcome() {
        Outcome::Joins => Ok(()),
        Outcome::Blocked => Err(TerminalError::WontJoin(given.id())),
        Outcome::Signing | Outcome::Unknown => Err(TerminalError::CantTell(given.id())),
    }
}
