//! `preflight`: is this control plane ready for clusters that join?

use std::fmt::Write;

use clap::Args;
use karmada_token_core::{Check, CheckStatus, Observations, preflight};
use serde::Serialize;

use super::judged::{For, Judged, Judging, look};
use super::{Client, TerminalError, Way, harmless};

/// The flags of `preflight`.
#[derive(Debug, Args)]
pub struct PreflightArgs {
    #[command(flatten)]
    judging: Judging,
}

#[derive(Serialize)]
struct Report {
    status: &'static str,
    server: String,
    checks: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    name: &'static str,
    title: &'static str,
    status: &'static str,
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    obstacle: Option<Judged>,
}

/// # Errors
/// [`TerminalError::NotReady`] where a check fails, [`TerminalError::Unseen`] where none fails and one could not be made.
pub(super) async fn run(args: &PreflightArgs, way: Way<'_>) -> Result<(), TerminalError> {
    let (client, target) = Client::connect(way).await?;
    let probe = client.probe();
    let seen = look(&probe).await?;
    let observations = Observations {
        tokens: probe.tokens().await,
        ..seen
    };
    let checks = preflight(&observations);
    let shown_for = For {
        secret_name: "",
        now: observations.now,
        installed: args.judging.installed_by,
    };
    let report = Report {
        status: worst(&checks),
        server: target.server,
        checks: checks.iter().map(|check| Shown::of(check, shown_for)).collect(),
    };
    args.judging.print(&report, Report::text)?;
    let count = |is: fn(&CheckStatus) -> bool| checks.iter().filter(|check| is(&check.status)).count();
    let failed = count(|status| matches!(status, CheckStatus::Fail(_)));
    let unseen = count(|status| matches!(status, CheckStatus::Unreadable(_)));
    match (failed, unseen) {
        (0, 0) => Ok(()),
        (0, unseen) => Err(TerminalError::Unseen(unseen)),
        (failed, _) => Err(TerminalError::NotReady(failed)),
    }
}

/// The gravest status there is.
fn worst(checks: &[Check]) -> &'static str {
    let gravity = |status: &&CheckStatus| match status {
        CheckStatus::Fail(_) => 3,
        CheckStatus::Unreadable(_) => 2,
        CheckStatus::Warn(_) => 1,
        CheckStatus::Pass | CheckStatus::Untested => 0,
    };
    let worst = checks.iter().map(|check| &check.status).max_by_key(gravity);
    match worst {
        None | Some(CheckStatus::Untested) => CheckStatus::Pass.as_key(),
        Some(status) => status.as_key(),
    }
}

impl Shown {
    fn of(check: &Check, shown_for: For<'_>) -> Self {
        Self {
            name: check.name.as_key(),
            title: check.name.title(),
            status: check.status.as_key(),
            found: check.found.to_string(),
            why: match &check.status {
                CheckStatus::Unreadable(why) => Some(why.to_string()),
                _ => None,
            },
            obstacle: check
                .status
                .obstacle()
                .map(|obstacle| Judged::of(obstacle, shown_for)),
        }
    }

    fn write(&self, text: &mut String) {
        let found = harmless::line(&[self.found.as_str(), self.why.as_deref().unwrap_or_default()].concat());
        let found = if found.is_empty() {
            found
        } else {
            format!(" ({found})")
        };
        // Writing to a String can't fail.
        let _ = writeln!(text, "{:<10}  {}{found}", self.status, self.title);
        if let Some(judged) = &self.obstacle {
            judged.write(text, "    ");
        }
    }
}

impl Report {
    fn text(&self) -> String {
        let mut text = format!("{}: {}\n", harmless::line(&self.server), self.status);
        for check in &self.checks {
            check.write(&mut text);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Report, Shown};
    use crate::terminal::judged::Judged;

    #[test]
    fn no_word_of_others_is_obeyed_or_begins_a_line() {
        let hostile = || "\u{1b}[2J\nready".to_owned();
        let report = Report {
            status: "fail",
            server: hostile(),
            checks: vec![Shown {
                name: "cluster-info",
                title: "cluster-info",
                status: "fail",
                found: hostile(),
                why: Some(hostile()),
                obstacle: Some(Judged::saying(&hostile())),
            }],
        };
        let text = report.text();
        assert!(!text.contains(|character: char| character != '\n' && character.is_control()));
        assert!(!text.lines().any(|line| line.starts_with("ready")), "{text}");
    }
}
