//! `create`: new tokens.

mod send;
mod shown;
mod wish;

use clap::{Args, ValueEnum};
use karmada_token_core::{OsRandom, Token};

use super::form::Form;
use super::register::Handover;
use super::{Client, TerminalError, Way, advice, input, say};
use crate::clock::own_time;
use shown::Shown;

/// The flags of `create`.
#[derive(Debug, Args)]
pub struct CreateArgs {
    /// The tokens to create, or - to read them from standard input, where nobody sees them pass [default: a new random one]
    #[arg(value_name = "TOKEN")]
    tokens: Vec<String>,

    /// How many random tokens
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "tokens",
        value_parser = clap::value_parser!(u16).range(1..=1000))]
    count: u16,

    #[command(flatten)]
    wish: wish::Wish,

    /// Only say what would be created: 'client' asks nobody, 'server' lets the API server judge it and keep nothing
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "client")]
    dry_run: Option<DryRun>,

    /// Form of the output
    #[arg(short, long, value_enum, default_value_t = Form::Text)]
    output: Form,

    #[command(flatten)]
    handover: Handover,
}

/// Who judges a token that isn't kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DryRun {
    /// Nobody but this program.
    Client,
    /// The API server.
    Server,
}

/// # Errors
/// [`TerminalError`].
pub(super) async fn run(args: &CreateArgs, way: Way<'_>) -> Result<(), TerminalError> {
    let wish = args.wish.judge()?;
    args.handover.check()?;
    if args.handover.is_wanted() && matches!(args.output, Form::Name | Form::Wide) {
        return Err(TerminalError::Use(
            "-o name and -o wide have no place for the command to hand over: leave out -o, or take -o json",
        ));
    }
    let given = input::tokens(&input::words(&args.tokens)?)?;
    let asks = args.dry_run != Some(DryRun::Client);
    let connected = if asks || args.handover.is_wanted() {
        Some(Client::connect(way).await?)
    } else {
        None
    };
    let connected = connected.as_ref();
    // Before any token: one that nobody was shown must not be left behind.
    let command = connected
        .filter(|_| args.handover.is_wanted())
        .map(|(_, target)| args.handover.command(target))
        .transpose()?;
    let shown = Shown::new(args, wanted(args, &given).len(), command.as_ref());
    let Some((client, target)) = connected.filter(|_| asks) else {
        return rehearse(args, &wish, &given, shown);
    };
    // First of all: an expiry is by the server's clock, which any answer of its tells.
    let is_karmada = advice::is_karmada(client).await?;
    let outcome = create(args, client, (&wish, &given), shown).await;
    if !is_karmada && !args.handover.is_kubeadms() {
        advice::not_karmada(&target.server);
    }
    outcome
}

/// The tokens that are wanted: those given, or as many random ones.
fn wanted<'a>(args: &CreateArgs, given: &'a [Token]) -> Vec<Option<&'a Token>> {
    if given.is_empty() {
        vec![None; usize::from(args.count)]
    } else {
        given.iter().map(Some).collect()
    }
}

/// One after the other; one that fails doesn't keep the others back.
async fn create(
    args: &CreateArgs,
    client: &Client,
    (wish, given): (&wish::Judged, &[Token]),
    mut shown: Shown<'_>,
) -> Result<(), TerminalError> {
    let wanted = wanted(args, given);
    let (all, mut failed) = (wanted.len(), 0);
    for token in wanted {
        match send::create(client, wish, token, args.dry_run.is_some()).await {
            Ok(token) => {
                if args.dry_run.is_none() {
                    shown.created(token.token.id());
                }
                shown.add(&token, client.now()?)?;
            }
            Err(error) if all == 1 => return Err(error),
            Err(error) => {
                say::aside(&format!("karmada-token: {error}"));
                failed += 1;
            }
        }
    }
    shown.finish()?;
    if args.dry_run.is_some() {
        say::aside("server dry run: nothing was created");
    }
    advice::clock(client);
    if failed > 0 {
        return Err(TerminalError::Partly { failed, all });
    }
    Ok(())
}

/// What would be created, without a word to any server.
fn rehearse(
    args: &CreateArgs,
    wish: &wish::Judged,
    given: &[Token],
    mut shown: Shown<'_>,
) -> Result<(), TerminalError> {
    let now = own_time()?;
    for token in wanted(args, given) {
        let token = match token {
            Some(token) => token.clone(),
            None => Token::generate(&mut OsRandom)?,
        };
        shown.add(&wish.token(token, now)?, now)?;
    }
    shown.finish()?;
    say::aside("dry run: nothing was created");
    Ok(())
}
