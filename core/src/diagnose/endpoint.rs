//! Endpoints, and whether a member reaches them.

use super::EndpointProblem;
use super::glyphs::Glyphs;
use super::notes::Notes;
use crate::{Endpoint, EndpointError, Program};
use alloc::vec::Vec;

/// Who reads the endpoint.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Reader {
    /// A command, whose program puts `https://` before it.
    Command(Program),
    /// A kubeconfig, which wants `https://`; or a person.
    Url,
}

/// Whether a text can only be meant for an endpoint.
pub(super) fn is_meant(text: &Glyphs) -> bool {
    const LONGEST: usize = 512;
    if text.len() > LONGEST || text.chars().any(char::is_whitespace) {
        return false;
    }
    let text = text.text();
    let scheme = text
        .split_once("://")
        .is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric()));
    let port = |text: &str| {
        text.rsplit_once(':')
            .is_some_and(|(_, port)| (2..=5).contains(&port.len()))
    };
    scheme || port(&text) && text.parse::<Endpoint>().is_ok()
}

/// Looks at an endpoint.
pub(super) fn examine(text: &Glyphs, reader: Reader, notes: &mut Notes) {
    let value = text.text();
    let schemes = schemes(&value);
    match (schemes, reader) {
        (0, _) | (1, Reader::Url) => {}
        (1, Reader::Command(_)) => notes.fix_in(text, (0, SCHEME.len()), EndpointProblem::Scheme, ""),
        (_, Reader::Command(_)) => notes.fix_in(
            text,
            (0, schemes * SCHEME.len()),
            EndpointProblem::SchemeTwice,
            "",
        ),
        (_, Reader::Url) => notes.fix_in(
            text,
            (0, (schemes - 1) * SCHEME.len()),
            EndpointProblem::SchemeTwice,
            "",
        ),
    }
    let from = schemes * SCHEME.len();
    let bare = text.part(from, text.len());
    match value.parse::<Endpoint>() {
        Ok(endpoint) => {
            if reader != Reader::Url && value.ends_with('/') {
                notes.fix_in(
                    &bare,
                    (bare.len().saturating_sub(1), bare.len()),
                    EndpointProblem::Path,
                    "",
                );
            }
            reachable(&endpoint, &bare, reader, notes);
        }
        Err(EndpointError::PlainHttp { .. }) => notes.add(EndpointProblem::PlainHttp, text.whole()),
        Err(EndpointError::Path { .. }) => path(&bare, notes),
        Err(error) => notes.add(EndpointProblem::Malformed { error }, text.whole()),
    }
}

const SCHEME: &str = "https://";

fn schemes(text: &str) -> usize {
    let mut rest = text;
    let mut count = 0;
    while let Some((start, tail)) = rest.split_at_checked(SCHEME.len())
        && start.eq_ignore_ascii_case(SCHEME)
    {
        rest = tail;
        count += 1;
    }
    count
}

fn path(bare: &Glyphs, notes: &mut Notes) {
    let host = bare
        .chars()
        .take_while(|c| !matches!(c, '/' | '?' | '#' | '\\'))
        .count();
    notes.fix_in(bare, (host, bare.len()), EndpointProblem::Path, "");
}

fn reachable(endpoint: &Endpoint, bare: &Glyphs, reader: Reader, notes: &mut Notes) {
    let host = endpoint.host();
    let is_name = host.contains(|c: char| c.is_ascii_alphabetic()) && !host.contains(':');
    let labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    if is_name && labels.iter().any(|label| label.bytes().all(|b| b == b'x')) {
        return notes.add(EndpointProblem::Placeholder, bare.whole());
    }
    if endpoint.is_internal() {
        notes.add(EndpointProblem::Internal, bare.whole());
    } else if is_name && labels.len() == 1 {
        notes.add(EndpointProblem::ShortName, bare.whole());
    }
    if endpoint.port().is_some() {
        return;
    }
    // Before a slash, which is told by itself.
    let end = bare.len() - usize::from(bare.chars().next_back() == Some('/'));
    match reader {
        Reader::Command(Program::Kubeadm) => {
            notes.fix_in(bare, (end, end), EndpointProblem::PortMissing, ":443")
        }
        _ => notes.add(EndpointProblem::NoPort, bare.span(end, end)),
    }
}
