//! How many cases, from which seed, and what came of them.

use super::{Oracle, OracleError, Random};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use thiserror::Error;

/// Cases that one line asks about.
const BATCH: usize = 10_000;
/// Disagreements that are told in full.
const TOLD: usize = 10;

/// How much is compared.
#[derive(Clone, Copy, Debug)]
pub struct Fidelity {
    /// Cases of each property.
    pub cases: usize,
    /// What they are drawn from.
    pub seed: u64,
}

/// A comparison could not be made.
#[derive(Debug, Error)]
pub enum FidelityError {
    /// The Go program.
    #[error(transparent)]
    Oracle(#[from] OracleError),
    /// An environment variable.
    #[error("{name} is to be a number, and is \"{value}\"")]
    Setting {
        /// Its name.
        name: &'static str,
        /// What it says.
        value: String,
    },
    /// A fixture.
    #[error("golden/register-command.json can't be read: {0}")]
    Golden(serde_json::Error),
}

/// What came of a comparison.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many cases were compared.
    pub cases: usize,
    /// In how many of them the two sides disagree.
    pub disagreements: usize,
    /// The first of them, in words.
    pub told: Vec<String>,
}

impl Fidelity {
    /// `FIDELITY_CASES` of each property, or 100,000; from `FIDELITY_SEED`, or always the same.
    ///
    /// # Errors
    /// [`FidelityError::Setting`] where one of them is no number.
    pub fn from_environment() -> Result<Self, FidelityError> {
        Ok(Fidelity {
            cases: setting("FIDELITY_CASES", 100_000)?,
            seed: setting("FIDELITY_SEED", 1)?,
        })
    }

    /// Draws cases, asks the originals `ask` about each, and lets `judge` say in words where core disagrees.
    pub(super) fn compare<Case, Answer>(
        &self,
        ask: &str,
        mut case: impl FnMut(&mut Random) -> Case,
        judge: impl Fn(&Case, Answer) -> Result<(), String>,
    ) -> Result<Tally, FidelityError>
    where
        Case: Serialize + fmt::Debug,
        Answer: DeserializeOwned,
    {
        let mut oracle = Oracle::start()?;
        let mut random = Random::from_seed(self.seed);
        let mut tally = Tally::default();
        while tally.cases < self.cases {
            let batch: Vec<Case> = (0..BATCH.min(self.cases - tally.cases))
                .map(|_| case(&mut random))
                .collect();
            let answers: Vec<Answer> = oracle.ask(ask, &batch)?;
            if answers.len() != batch.len() {
                return Err(OracleError::Ended(ask.to_owned()).into());
            }
            for (case, answer) in batch.iter().zip(answers) {
                tally.count(case, judge(case, answer));
            }
        }
        Ok(tally)
    }
}

impl Tally {
    fn count(&mut self, case: &impl fmt::Debug, judged: Result<(), String>) {
        self.cases += 1;
        if let Err(words) = judged {
            self.disagreements += 1;
            if self.told.len() < TOLD {
                self.told.push(format!("{case:?}: {words}"));
            }
        }
    }
}

/// Both sides say the same, or what each says.
pub(super) fn same<T: PartialEq + fmt::Debug>(ours: &T, theirs: &T) -> Result<(), String> {
    if ours == theirs {
        Ok(())
    } else {
        Err(format!("ours {ours:?}, theirs {theirs:?}"))
    }
}

fn setting<T: std::str::FromStr>(name: &'static str, default: T) -> Result<T, FidelityError> {
    match std::env::var(name) {
        Ok(value) => value
            .replace('_', "")
            .parse()
            .map_err(|_| FidelityError::Setting { name, value }),
        Err(_) => Ok(default),
    }
}
