//! What the two commands say, read from their JSON.

use std::path::Path;

use karmada_token_tests::{CommandLine, Outcome};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Verdict {
    pub(crate) verdict: String,
    pub(crate) message: String,
    pub(crate) against: Vec<Obstacle>,
    pub(crate) cautions: Vec<Obstacle>,
    pub(crate) unseen: Vec<Unseen>,
    pub(crate) requests: Vec<Request>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Obstacle {
    pub(crate) key: String,
    pub(crate) remedies: Vec<Remedy>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Remedy {
    pub(crate) install: Option<String>,
    pub(crate) place: String,
    pub(crate) form: String,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Unseen {
    pub(crate) what: String,
    pub(crate) why: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Request {
    pub(crate) state: String,
    pub(crate) cluster: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Preflight {
    pub(crate) status: String,
    pub(crate) checks: Vec<Check>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Check {
    pub(crate) name: String,
    pub(crate) status: String,
    pub(crate) found: String,
    pub(crate) why: Option<String>,
    pub(crate) obstacle: Option<Obstacle>,
}

/// `check` of a token or a command; the exit code goes with the verdict.
pub(crate) async fn check(kubeconfig: &Path, text: &str) -> Outcome<Verdict> {
    let line = CommandLine::karmada_token(&["check", "-o", "json", "-"])?;
    let ran = line.kubeconfig(kubeconfig).stdin(text).run().await?;
    let verdict: Verdict =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    let code = match verdict.verdict.as_str() {
        "joins" => 0,
        "blocked" => 1,
        _ => 2,
    };
    assert_eq!(ran.code, Some(code), "{ran:?}");
    Ok(verdict)
}

/// `preflight`; the exit code goes with its status.
pub(crate) async fn preflight(kubeconfig: &Path) -> Outcome<Preflight> {
    let line = CommandLine::karmada_token(&["preflight", "-o", "json"])?;
    let ran = line.kubeconfig(kubeconfig).run().await?;
    let told: Preflight =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    let code = match told.status.as_str() {
        "pass" | "warn" => 0,
        "fail" => 1,
        _ => 2,
    };
    assert_eq!(ran.code, Some(code), "{ran:?}");
    Ok(told)
}

impl Preflight {
    /// The names of the checks that ended so.
    pub(crate) fn ended(&self, status: &str) -> Vec<&str> {
        let ended = self.checks.iter().filter(|check| check.status == status);
        ended.map(|check| check.name.as_str()).collect()
    }
}
