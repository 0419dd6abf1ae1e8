//! The originals that core is compared with: Go's, Kubernetes' and kubeadm's own code, as the program that
//! scripts/oracle.sh builds from tests/oracle.
//!
//! [`Oracle`] asks it, a batch of cases at a time. [`Fidelity`] says how many cases are compared and from which seed;
//! a [`Property`] draws them, asks both sides, and counts where they disagree.

mod bundles;
mod compare;
mod draft;
mod durations;
mod random;
mod secrets;
mod signatures;
mod slips;
mod texts;
mod times;
mod tokens;
mod verdicts;

pub use compare::{Fidelity, FidelityError, Tally};
pub use random::Random;

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use thiserror::Error;

/// Draws cases, asks both sides, and counts.
pub type Property = fn(&Fidelity) -> Result<Tally, FidelityError>;

/// Every property, by the name of what it compares.
pub const PROPERTIES: [(&str, Property); 17] = [
    ("tokens", texts::tokens),
    ("token IDs", texts::token_ids),
    ("groups", texts::groups),
    ("pins", texts::pins),
    ("durations parsed", durations::parsed),
    ("durations printed", durations::printed),
    ("durations in short", durations::short),
    ("TTLs", durations::ttls),
    ("times", times::parsed),
    ("expiry", times::expired),
    ("Secrets written", tokens::written),
    ("Secrets read", secrets::read),
    ("authentication", verdicts::authentication),
    ("signing", verdicts::signing),
    ("signatures", signatures::checked),
    ("CA bundles", bundles::exact),
    ("damaged certificates", bundles::damaged),
];

/// The Go program, running.
#[derive(Debug)]
pub struct Oracle {
    program: Child,
    questions: BufWriter<ChildStdin>,
    replies: BufReader<ChildStdout>,
}

/// The Go program could not be asked.
#[derive(Debug, Error)]
pub enum OracleError {
    /// It isn't there.
    #[error("{} is missing; get it by: scripts/oracle.sh (about 4 minutes, once)", .0.display())]
    Missing(PathBuf),
    /// It could not be started, written to or read from.
    #[error("the oracle can't be talked to: {0}")]
    Talk(#[from] std::io::Error),
    /// It ended, having said why on standard error.
    #[error("the oracle ended at a question of \"{0}\"")]
    Ended(String),
    /// Its answer has another form than was expected.
    #[error("the oracle's answer to \"{ask}\" can't be read: {cause}")]
    Answer {
        /// What was asked.
        ask: String,
        /// What is wrong with the answer.
        cause: serde_json::Error,
    },
}

#[derive(Serialize)]
struct Question<'a, Case> {
    ask: &'a str,
    cases: &'a [Case],
}

#[derive(serde::Deserialize)]
struct Reply<Answer> {
    answers: Vec<Answer>,
}

impl Oracle {
    /// Starts it.
    ///
    /// # Errors
    /// [`OracleError::Missing`] where it isn't built.
    pub fn start() -> Result<Self, OracleError> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle/bin/oracle");
        if !path.is_file() {
            return Err(OracleError::Missing(path));
        }
        let mut program = Command::new(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(questions), Some(replies)) = (program.stdin.take(), program.stdout.take()) else {
            return Err(OracleError::Ended("start".to_owned()));
        };
        Ok(Oracle {
            program,
            questions: BufWriter::new(questions),
            replies: BufReader::new(replies),
        })
    }

    /// Asks about a batch of cases, and answers for each, in order.
    ///
    /// # Errors
    /// [`OracleError`] where the program ended or answered in another form.
    pub fn ask<Case, Answer>(&mut self, ask: &str, cases: &[Case]) -> Result<Vec<Answer>, OracleError>
    where
        Case: Serialize,
        Answer: DeserializeOwned,
    {
        let unreadable = |cause| OracleError::Answer {
            ask: ask.to_owned(),
            cause,
        };
        serde_json::to_writer(&mut self.questions, &Question { ask, cases }).map_err(unreadable)?;
        self.questions.write_all(b"\n")?;
        self.questions.flush()?;
        let mut line = String::new();
        if self.replies.read_line(&mut line)? == 0 {
            return Err(OracleError::Ended(ask.to_owned()));
        }
        let reply: Reply<Answer> = serde_json::from_str(&line).map_err(unreadable)?;
        Ok(reply.answers)
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It ends by itself at the end of its input; a test that failed in the middle doesn't wait for that.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
