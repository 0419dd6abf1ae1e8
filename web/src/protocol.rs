//! What the console and its judge say to each other: two wasm modules, so that a first visit carries no judgement.
//!
//! The judge says what is to be asked of the API base, the console asks it, and hands back what was answered as it came.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A request that the judge wants made.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Question {
    /// What its answer is handed back under.
    pub(crate) name: String,
    /// Below the API base.
    pub(crate) path: String,
    /// JSON to POST; without it the path is read.
    pub(crate) body: Option<String>,
}

/// What came of a request.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Told {
    /// An answer of the API base.
    Answer {
        /// The HTTP status code.
        code: u16,
        /// The body; empty where it was a refusal.
        body: String,
    },
    /// None; why, in the person's language.
    Nothing {
        /// In a sentence.
        why: String,
    },
}

/// The answers, by the names of their questions.
pub(crate) type AllTold = BTreeMap<String, Told>;

/// One token, and what is in hand of it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Case {
    /// The API server's time, in RFC 3339.
    pub(crate) now: String,
    /// The tag of the language to answer in.
    pub(crate) language: String,
    /// Its Secret, masked, as JSON of a Kubernetes object.
    pub(crate) secret: Option<serde_json::Value>,
    /// The token in clear, where a person has revealed it.
    pub(crate) token: Option<String>,
    /// The command that it is to be used in.
    pub(crate) command: Option<Target>,
    /// What `POST /-/check` answered of it.
    pub(crate) tried: Option<Told>,
}

/// The control plane as a command names it, or as `cluster-info` does.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Target {
    /// `HOST:PORT`.
    pub(crate) endpoint: String,
    /// Of its CAs.
    pub(crate) pins: Vec<String>,
}

/// Everything that a preflight needs beside the answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Field {
    /// The API server's time, in RFC 3339.
    pub(crate) now: String,
    /// The tag of the language to answer in.
    pub(crate) language: String,
    /// The tokens' Secrets, masked; none where they could not be read.
    pub(crate) secrets: Option<Vec<serde_json::Value>>,
    /// Whether that is because they may not be.
    pub(crate) is_forbidden: bool,
}

/// A verdict in the person's language.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Verdict {
    /// `joins`, `signing`, `blocked` or `unknown`.
    pub(crate) outcome: String,
    /// All of it in one line.
    pub(crate) line: String,
    /// What speaks against it.
    pub(crate) against: Vec<Obstacle>,
    /// What may.
    pub(crate) cautions: Vec<Obstacle>,
    /// What could not be seen, each in a sentence.
    pub(crate) unseen: Vec<String>,
    /// What it was used for within the hour; none where that could not be read.
    pub(crate) requests: Option<Vec<Used>>,
}

/// What keeps a cluster from joining, or may.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Obstacle {
    /// Its name for programs.
    pub(crate) key: String,
    /// What is wrong.
    pub(crate) message: String,
    /// What it means for a joining cluster.
    pub(crate) meaning: String,
    /// What helps, the best first; nothing where it goes with a token that has to be replaced.
    pub(crate) remedies: Vec<Remedy>,
}

/// What helps.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Remedy {
    /// `init`, `helm` or `operator`, where it is for one way of installing Karmada alone.
    pub(crate) install: Option<String>,
    /// Where and how it is applied.
    pub(crate) label: String,
    /// To copy; or to read, where it is words.
    pub(crate) text: String,
    /// Whether it is only to be read.
    pub(crate) is_words: bool,
}

/// A request that a token filed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Used {
    /// Of the CertificateSigningRequest.
    pub(crate) name: String,
    /// When, in RFC 3339.
    pub(crate) created: String,
    /// For whom, in words where it is no cluster.
    pub(crate) cluster: String,
    /// What became of it, in words.
    pub(crate) state: String,
    /// `pending`, `approved`, `issued`, `denied` or `failed`.
    pub(crate) key: String,
}

/// A check of the control plane, in the person's language.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Check {
    /// Its name for programs.
    pub(crate) name: String,
    /// `pass`, `warn`, `fail`, `untested`, `unreadable` where one may not read it, or `unchecked` where there was no answer.
    pub(crate) status: String,
    /// The same in words.
    pub(crate) label: String,
    /// What passes when it passes.
    pub(crate) title: String,
    /// What was seen, or why nothing was.
    pub(crate) found: String,
    /// What was found wrong.
    pub(crate) obstacle: Option<Obstacle>,
}
