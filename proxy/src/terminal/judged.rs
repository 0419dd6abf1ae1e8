//! What `check` and `preflight` print: obstacles with what they mean and what helps, for a person or a program.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use http::StatusCode;
use karmada_token_core::{Form, Install, Observations, Obstacle, Place, Remedy, Seen, Timestamp, Unseen};
use serde::Serialize;

use super::{TerminalError, form, harmless, say};
use crate::probe::Probe;

/// The forms of their output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Output {
    /// For a person.
    Text,
    /// One object.
    Json,
}

/// How Karmada was installed, as a flag says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Installed {
    /// By `karmadactl init`.
    Init,
    /// By its Helm chart.
    Helm,
    /// By its operator.
    Operator,
}

/// The flags that both commands have.
#[derive(Debug, Args)]
pub(super) struct Judging {
    /// Form of the output
    #[arg(short, long, value_enum, default_value_t = Output::Text)]
    output: Output,

    /// How Karmada was installed: remedies for the other ways are left out
    #[arg(long, value_enum, value_name = "WAY")]
    pub(super) installed_by: Option<Installed>,
}

impl Judging {
    /// The report in the form that was asked for.
    ///
    /// # Errors
    /// [`TerminalError`].
    pub(super) fn print<R: Serialize>(
        &self,
        report: &R,
        text: impl FnOnce(&R) -> String,
    ) -> Result<(), TerminalError> {
        say::out(&match self.output {
            Output::Json => form::json(report)?,
            Output::Text => text(report),
        })
    }
}

/// An obstacle as it is shown.
#[derive(Debug, Serialize)]
pub(super) struct Judged {
    key: &'static str,
    message: String,
    meaning: &'static str,
    remedies: Vec<Shown>,
}

/// A remedy as it is shown.
#[derive(Debug, Serialize)]
struct Shown {
    install: Option<&'static str>,
    place: &'static str,
    form: &'static str,
    text: String,
    #[serde(skip)]
    remedy: Remedy,
}

/// What a judgement is shown for.
#[derive(Debug, Clone, Copy)]
pub(super) struct For<'a> {
    /// The Secret of the token that is judged; empty for none.
    pub(super) secret_name: &'a str,
    /// The API server's time.
    pub(super) now: Timestamp,
    /// The one way of installing Karmada that is of interest, if it was said.
    pub(super) installed: Option<Installed>,
}

/// What is seen of the control plane. Where the API server doesn't know who asks, that is all there is to say.
///
/// # Errors
/// [`TerminalError`].
pub(super) async fn look(probe: &Probe<'_>) -> Result<Observations, TerminalError> {
    let observations = probe.control_plane().await?;
    match observations.karmada {
        Seen::Not(Unseen::Unauthorized) => Err(TerminalError::Refused {
            doing: "let you look".to_owned(),
            code: StatusCode::UNAUTHORIZED,
            told: "Unauthorized".to_owned(),
        }),
        _ => Ok(observations),
    }
}

impl Judged {
    pub(super) fn of(obstacle: &Obstacle, shown_for: For<'_>) -> Self {
        let wanted = |remedy: &Remedy| match (remedy.install, shown_for.installed) {
            (Some(install), Some(installed)) => install == installed.into(),
            _ => true,
        };
        let remedies = obstacle.remedies(shown_for.secret_name, shown_for.now);
        Self {
            key: obstacle.as_key(),
            message: obstacle.to_string(),
            meaning: obstacle.meaning(),
            remedies: remedies.into_iter().filter(wanted).map(Shown::from).collect(),
        }
    }

    /// The same where nothing need be done about it.
    pub(super) fn without_remedies(self) -> Self {
        Self {
            remedies: Vec::new(),
            ..self
        }
    }

    /// The obstacle with all that is said of it, under a mark.
    pub(super) fn write(&self, text: &mut String, mark: &str) {
        // Writing to a String can't fail.
        let _ = writeln!(text, "{mark} {}: {}", self.key, harmless::line(&self.message));
        let _ = writeln!(text, "     for a joining cluster: {}", self.meaning);
        for shown in &self.remedies {
            let _ = writeln!(text, "     remedy{}:", shown.remedy.where_and_how());
            for line in shown.text.lines() {
                let _ = writeln!(text, "       {}", harmless::line(line));
            }
        }
    }
}

impl From<Remedy> for Shown {
    fn from(remedy: Remedy) -> Self {
        Self {
            install: remedy.install.map(Install::as_key),
            place: remedy.place.as_key(),
            form: remedy.form.as_key(),
            text: remedy.text.clone().into_owned(),
            remedy,
        }
    }
}

impl From<Installed> for Install {
    fn from(installed: Installed) -> Self {
        match installed {
            Installed::Init => Self::Init,
            Installed::Helm => Self::Helm,
            Installed::Operator => Self::Operator,
        }
    }
}

trait WhereAndHow {
    /// In a few words, to follow "remedy".
    fn where_and_how(&self) -> String;
}

impl WhereAndHow for Remedy {
    fn where_and_how(&self) -> String {
        let install = match self.install {
            None => "",
            Some(Install::Init) => " (Karmada by karmadactl init)",
            Some(Install::Helm) => " (Karmada by Helm)",
            Some(Install::Operator) => " (Karmada by its operator)",
        };
        let place = match (self.place, self.form) {
            (Place::Karmada, Form::Yaml) => ", kubectl apply on the Karmada control plane",
            (Place::Karmada, _) => ", with the kubeconfig of the Karmada control plane",
            (Place::Host, Form::Words) => "",
            (Place::Host, _) => ", with the kubeconfig of the cluster that Karmada runs in",
            (Place::Command, _) => ", in the register command",
        };
        format!("{install}{place}")
    }
}

#[cfg(test)]
impl Judged {
    /// An obstacle that says this, and whose remedy does.
    pub(super) fn saying(text: &str) -> Self {
        let remedy = Remedy {
            install: None,
            place: Place::Karmada,
            form: Form::Words,
            text: text.to_owned().into(),
        };
        Self {
            key: "unknown-token",
            message: text.to_owned(),
            meaning: "",
            remedies: vec![remedy.into()],
        }
    }
}
