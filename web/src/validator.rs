//! The validator's wasm: core's diagnosis of any text, for the page that `validator/` draws. No session, no request, no leptos.

use crate::parts::parts;
use crate::text::{Language, Words};
use crate::words;
use karmada_token_core::{
    ClusterInfo, ClusterInfoMismatch, Diagnosis, Kind, MemberCommand, Span, Timestamp, diagnose_at,
};
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// So many words of a text stay whole: each is an element of the page, and a text may have a million.
const MOST_WORDS: usize = 2_000;
/// Things of more than one kind.
const SEVERAL: &str = "several";

/// What is said of a text.
#[derive(Serialize)]
struct View<'a> {
    /// Core's name of what it is, such as `token`, or that it is several.
    kind: &'static str,
    /// How many things were looked at each by itself; 1 where the text is one thing.
    parts: usize,
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
    let parts = parts(&text, whole.kind(), now);
    if !parts.is_empty() {
        return Ok(by_part(&text, &parts, now, language));
    }
    let corrected = whole.corrected(&text);
    let findings = found(&whole, &text, 0, language);
    Ok(write(&View {
        kind: whole.kind().as_str(),
        parts: 1,
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

/// Several things, each by itself.
fn by_part(text: &str, parts: &[Range<usize>], now: Timestamp, language: Language) -> String {
    let mut findings = Vec::new();
    let mut kind = Kind::Unknown.as_str();
    let mut mended = false;
    let mut corrected = Zeroizing::new(String::with_capacity(2 * text.len()));
    let (mut before, mut copied) = (0, 0);
    for part in parts {
        let body = &text[part.clone()];
        let between = &text[copied..part.start];
        before += between.encode_utf16().count();
        let diagnosis = diagnose_at(body, now);
        findings.extend(found(&diagnosis, body, before, language));
        kind = match (kind, diagnosis.kind().as_str()) {
            (known, "unknown") => known,
            ("unknown", new) => new,
            (known, new) if known == new => known,
            _ => SEVERAL,
        };
        let better = diagnosis.corrected(body);
        mended |= better.is_some();
        corrected.push_str(between);
        corrected.push_str(better.as_deref().map_or(body, String::as_str));
        before += body.encode_utf16().count();
        copied = part.end;
    }
    corrected.push_str(&text[copied..]);
    write(&View {
        kind,
        parts: parts.len(),
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
