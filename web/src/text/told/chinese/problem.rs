//! What the validator finds: each match is exhaustive over core's problems of one subject.

mod cluster_info;
mod command;
mod document;
mod endpoint;
mod foreign;
mod kubeconfig;
mod message;
mod pin;
mod secret;
mod text;
mod token;

use crate::text::told::Words;
use karmada_token_core::Problem;
use std::borrow::Cow;

impl Words {
    fn of(what: impl Into<Cow<'static, str>>, why: &'static str) -> Self {
        Words {
            what: what.into(),
            why,
        }
    }
}

/// What core says of a problem by `Display` and `Problem::why`.
pub(crate) fn problem(problem: &Problem) -> Words {
    match problem {
        Problem::Text(problem) => text::words(problem),
        Problem::Token(problem) => token::words(problem),
        Problem::Command(problem) => command::words(problem),
        Problem::Endpoint(problem) => endpoint::words(problem),
        Problem::Pin(problem) => pin::words(problem),
        Problem::Foreign(problem) => foreign::words(problem),
        Problem::Document(problem) => document::words(problem),
        Problem::Secret(problem) => secret::words(problem),
        Problem::Kubeconfig(problem) => kubeconfig::words(problem),
        Problem::ClusterInfo(problem) => cluster_info::words(problem),
        Problem::Message(problem) => message::words(problem),
    }
}
