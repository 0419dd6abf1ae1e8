//! `karmada-token`: configuration, run, exit code.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;
use karmada_token_proxy::{
    Cli, Command, Config, Connect, Environment, LogArgs, LogFormat, PolicyArgs, Rules, ServeArgs,
    TerminalCommand, masked, serve, start_logging,
};
use tokio::runtime::{Builder, Runtime};

/// EX_USAGE of sysexits.h.
const WRONG_USE: u8 = 64;
/// More than any block that a request asks for.
const LARGE: usize = 512 << 10;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    match Cli::read(&words) {
        Ok(cli) => match runtime() {
            Ok(runtime) => runtime.block_on(execute(cli)),
            Err(error) => fail(&error, ExitCode::FAILURE),
        },
        Err(error) => misused(&error),
    }
}

/// glibc gives the end of its heap back to the kernel after each answer, and fetches it anew for the next one, until a
/// large block has come and gone: then it keeps twice as much (mallopt(3), `M_MMAP_THRESHOLD`). Nothing is written to the block.
fn keep_heap() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(LARGE)));
}

/// Where there is one core, as in many a container, a second thread would only have work handed over to it.
fn runtime() -> std::io::Result<Runtime> {
    let is_one = std::thread::available_parallelism().is_ok_and(|cores| cores.get() == 1);
    let mut builder = if is_one {
        Builder::new_current_thread()
    } else {
        Builder::new_multi_thread()
    };
    builder.enable_all().build()
}

async fn execute(cli: Cli) -> ExitCode {
    let Cli {
        command,
        connect,
        log,
    } = cli;
    match command {
        Command::Serve(args) => {
            keep_heap();
            run(&args, &log).await
        }
        Command::Policy(args) => print_policy(&args),
        Command::Terminal(command) => in_terminal(&command, &connect, &log).await,
    }
}

async fn run(args: &ServeArgs, log: &LogArgs) -> ExitCode {
    if let Err(error) = start_logging(args.log_format, log) {
        return fail(&error, ExitCode::from(WRONG_USE));
    }
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

async fn in_terminal(command: &TerminalCommand, connect: &Connect, log: &LogArgs) -> ExitCode {
    if let Err(error) = start_logging(LogFormat::Text, log) {
        return fail(&error, ExitCode::from(WRONG_USE));
    }
    match command
        .run(connect, &Environment::of_process(), Cli::command)
        .await
    {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read us has seen enough, as `head` has.
        Err(error) if error.is_closed_pipe() => ExitCode::FAILURE,
        Err(error) => fail(&error, ExitCode::from(error.exit_code())),
    }
}

/// Help and version are asked for; anything else is wrong use. A token among the words isn't repeated.
fn misused(error: &clap::Error) -> ExitCode {
    let told = error.render().to_string();
    if !error.use_stderr() || masked(&told) == told {
        drop(error.print());
    } else {
        drop(write!(std::io::stderr(), "{}", masked(&told)));
    }
    if error.use_stderr() {
        ExitCode::from(WRONG_USE)
    } else {
        ExitCode::SUCCESS
    }
}

fn fail(error: &dyn std::error::Error, code: ExitCode) -> ExitCode {
    // Nobody is left to be told if standard error is gone.
    drop(writeln!(std::io::stderr(), "karmada-token: {error}"));
    code
}
