//! `make bench-terminal`: how soon the first byte of a list is there, ours beside kubeadm's, in turns on one API server.
//!
//! kubeadm shares karmadactl's token code, and is a smaller program.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use karmada_token_tests::{ControlPlane, Failure, Outcome, Program, Secrets, User};

const ROUNDS: usize = 40;
const TOKENS: usize = 20;

#[tokio::main]
async fn main() -> Outcome {
    let plane = ControlPlane::start_without_controllers().await?;
    let secrets = Secrets::of(&plane).await?;
    for number in 0..TOKENS {
        let id = format!("{number:06}");
        let data = [("token-id", id.as_str()), ("token-secret", "0123456789abcdef")];
        secrets
            .create_token(&format!("bootstrap-token-{id}"), &data)
            .await?;
    }
    let file = plane.kubeconfig_file(&User::administrator())?;
    let ours = Program::KarmadaToken.path()?;
    let theirs = Program::Kubeadm.path()?;
    let mut lines = vec![format!(
        "rounds in turns: {ROUNDS}; to the first byte, the median"
    )];
    for command in ["list", "generate"] {
        let mut times = [Vec::new(), Vec::new()];
        for round in 0..ROUNDS + 2 {
            let pair = [
                first_byte(&ours, &[command], &file)?,
                first_byte(&theirs, &["token", command], &file)?,
            ];
            // The first rounds warm the caches of the operating system and the server.
            if round >= 2 {
                times
                    .iter_mut()
                    .zip(pair)
                    .for_each(|(times, time)| times.push(time));
            }
        }
        let [ours, theirs] = times.map(median);
        lines.push(format!(
            "{command}: karmada-token {:.1} ms, kubeadm {:.1} ms, ratio {:.2}",
            milliseconds(ours),
            milliseconds(theirs),
            ours.as_secs_f64() / theirs.as_secs_f64()
        ));
    }
    lines.push(format!(
        "size: karmada-token {:.1} MB, kubeadm {:.1} MB",
        megabytes(&ours)?,
        megabytes(&theirs)?
    ));
    report(&lines);
    Ok(())
}

/// From the start of the program to the first byte that it prints.
fn first_byte(program: &Path, arguments: &[&str], kubeconfig: &Path) -> Outcome<Duration> {
    let begun = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .env("KUBECONFIG", kubeconfig)
        .stdout(Stdio::piped())
        .spawn()?;
    let mut out = child
        .stdout
        .take()
        .ok_or_else(|| Failure::told("no standard output"))?;
    out.read_exact(&mut [0])?;
    let time = begun.elapsed();
    out.read_to_end(&mut Vec::new())?;
    child.wait()?;
    Ok(time)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a file's size in megabytes, to one digit"
)]
fn megabytes(program: &Path) -> Result<f64, std::io::Error> {
    Ok(std::fs::metadata(program)?.len() as f64 / 1e6)
}

#[expect(clippy::print_stdout, reason = "a benchmark's result is for whoever ran it")]
fn report(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}
