//! `karmada-token`: configuration, run, exit code.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use karmada_token_proxy::{
    Cli, Command, Config, Environment, PolicyArgs, Rules, ServeArgs, serve, start_logging,
};

/// EX_USAGE of sysexits.h.
const WRONG_USE: u8 = 64;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(Cli {
            command: Command::Serve(args),
        }) => run(&args).await,
        Ok(Cli {
            command: Command::Policy(args),
        }) => print_policy(&args),
        Err(error) => {
            // Help and version are asked for; anything else is wrong use.
            let code = if error.use_stderr() {
                ExitCode::from(WRONG_USE)
            } else {
                ExitCode::SUCCESS
            };
            drop(error.print());
            code
        }
    }
}

async fn run(args: &ServeArgs) -> ExitCode {
    start_logging(args.log_format, args.verbosity);
    let config = match Config::parse(args, &Environment::of_process()).await {
        Ok(config) => config,
        Err(error) => return fail(&error, ExitCode::from(WRONG_USE)),
    };
    match serve(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, ExitCode::FAILURE),
    }
}

fn print_policy(args: &PolicyArgs) -> ExitCode {
    let manifest = match Rules::parse(args).and_then(|rules| rules.manifest()) {
        Ok(manifest) => manifest,
        Err(error) => return fail(&error, ExitCode::from(WRONG_USE)),
    };
    match std::io::stdout().write_all(manifest.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, ExitCode::FAILURE),
    }
}

fn fail(error: &dyn std::error::Error, code: ExitCode) -> ExitCode {
    // Nobody is left to be told if standard error is gone.
    drop(writeln!(std::io::stderr(), "karmada-token: {error}"));
    code
}
