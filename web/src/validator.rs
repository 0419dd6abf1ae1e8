//! The validator's wasm: core's diagnosis of any text, for the page that `validator/` draws. No session, no request, no leptos.

use crate::text::{Language, Words};
use crate::words;
use karmada_token_core::{
    ClusterInfo, ClusterInfoMismatch, Diagnosis, Kind, MemberCommand, Span, Timestamp, diagnose_at,
};
use serde::Serialize;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// So many words of a text stay whole: each is an element of the page, and a text may have a million.
const MOST_WORDS: usize = 2_000;

/// What is said of a text.
#[derive(Serialize)]
struct View<'a> {
    /// Core's name of what it is, such as `token`.
    kind: &'static str,
    /// How many lines were looked at each by itself; 1 where the text is one thing.
    lines: usize,
    findings: Vec<Found>,
    /// Where its words begin and end, in turns, for drawing the text with what was found in it.
    words: Vec<usize>,
    /// The text with every known correction made.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<&'a str>,
}

/// One finding; `start` and `end` are places in the text as JavaScript counts them, in UTF-16 units.
#[derive(Serialize)]
struct Found {
    severity: &'static str,
    code: &'static str,
    what: Cow<'static, str>,
    why: &'static str,
    start: usize,
    end: usize,
}

/// Says of a text what it is and what is wrong with it, as JSON. `now` is the time that expiry is judged by, in milliseconds
/// since 1970; `language` is the tag of the language to say it in.
///
/// # Errors
/// When `now` is outside the years 0 to 9999.
#[wasm_bindgen]
pub fn diagnose(text: String, now: f64, language: &str) -> Result<String, JsError> {
    let text = Zeroizing::new(text);
    let language = Language::best(language);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "JavaScript's dates end at 8.64e15, far inside an i64"
    )]
    let now = Timestamp::from_unix_millis(now as i64)?;
    let whole = diagnose_at(&text, now);
    if is_list(whole.kind(), &text, now) {
        return Ok(by_line(&text, now, language));
    }
    let corrected = whole.corrected(&text);
    let findings = found(&whole, &text, 0, language);
    Ok(write(&View {
        kind: whole.kind().as_str(),
        lines: 1,
        words: places(&text, &findings),
        findings,
        corrected: corrected.as_deref().map(String::as_str),
    }))
}

/// What speaks against registering by this `cluster-info` with that command: core's names of it, comma-joined, such as
/// `unsigned,pins`; empty where the two belong together, and nothing where one of them can't be read, which `diagnose` explains.
#[wasm_bindgen(js_name = belongTogether)]
#[must_use]
pub fn belong_together(cluster_info: &str, command: String) -> Option<String> {
    let info = ClusterInfo::parse(cluster_info).ok()?;
    let (target, token) = MemberCommand::target_of(&Zeroizing::new(command)).ok()?;
    let against = info.against(&target, &token);
    Some(
        against
            .iter()
            .map(ClusterInfoMismatch::as_key)
            .collect::<Vec<_>>()
            .join(","),
    )
}

/// Whether a text is several things, one on each line. The kind of the whole is that of the first token in it, so that the
/// lines have to be asked.
fn is_list(kind: Kind, text: &str, now: Timestamp) -> bool {
    let is_short = |kind| {
        matches!(
            kind,
            Kind::Token | Kind::TokenId | Kind::TokenSecret | Kind::Pin | Kind::Endpoint
        )
    };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    text.trim().contains('\n')
        && (kind == Kind::Unknown
            || is_short(kind) && lines.all(|line| is_short(diagnose_at(line, now).kind())))
}

/// A list of several things, one on each line.
fn by_line(text: &str, now: Timestamp, language: Language) -> String {
    let mut findings = Vec::new();
    let mut kinds = Vec::new();
    let mut mended = false;
    let mut corrected = Zeroizing::new(String::with_capacity(2 * text.len()));
    let mut before = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        if !body.trim().is_empty() {
            let diagnosis = diagnose_at(body, now);
            findings.extend(found(&diagnosis, body, before, language));
            kinds.push(diagnosis.kind());
            let better = diagnosis.corrected(body);
            mended |= better.is_some();
            corrected.push_str(better.as_deref().map_or(body, String::as_str));
            corrected.push_str(&line[body.len()..]);
        } else {
            corrected.push_str(line);
        }
        before += line.encode_utf16().count();
    }
    let first = kinds.first().copied().unwrap_or(Kind::Unknown);
    let kind = if kinds.iter().all(|kind| *kind == first) {
        first
    } else {
        Kind::Unknown
    };
    write(&View {
        kind: kind.as_str(),
        lines: kinds.len(),
        words: places(text, &findings),
        findings,
        corrected: mended.then_some(corrected.as_str()),
    })
}

fn found(diagnosis: &Diagnosis, text: &str, before: usize, language: Language) -> Vec<Found> {
    let units = |span: Span| {
        let start: usize = text.chars().take(span.start).map(char::len_utf16).sum();
        let length: usize = text
            .chars()
            .skip(span.start)
            .take(span.len())
            .map(char::len_utf16)
            .sum();
        (before + start, before + start + length)
    };
    let view = |finding: &karmada_token_core::Finding| {
        let (start, end) = units(finding.span());
        let Words { what, why } = language.explain(finding.problem());
        Found {
            severity: finding.severity().as_str(),
            code: finding.code(),
            what,
            why,
            start,
            end,
        }
    };
    diagnosis.findings().iter().map(view).collect()
}

/// Nothing is drawn of a text in which nothing was found.
fn places(text: &str, findings: &[Found]) -> Vec<usize> {
    let most = if findings.is_empty() { 0 } else { MOST_WORDS };
    words::places(text, most)
}

/// Texts and numbers in structs, which JSON can always write.
fn write(view: &View<'_>) -> String {
    serde_json::to_string(view).unwrap_or_default()
}
