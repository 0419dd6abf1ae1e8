//! Query parameters: exactly those of the table in docs/http.md, each once, each with its value checked.

mod pairs;

use karmada_token_core::{GoDuration, SECRET_TYPE, TokenId};

use super::paths::CLIENT_REQUESTS;
use super::{Refusal, View};
use pairs::Pairs;

/// The parameters of a list or a watch.
pub(crate) const SELECTION: &[&str] = &[
    "limit",
    "continue",
    "watch",
    "resourceVersion",
    "resourceVersionMatch",
    "sendInitialEvents",
    "allowWatchBookmarks",
    "timeoutSeconds",
    "timeout",
    "fieldSelector",
    "view",
];
/// Those of what is about one object.
pub(crate) const OBJECT: &[&str] = &[
    "dryRun",
    "fieldManager",
    "fieldValidation",
    "timeout",
    "pretty",
    "view",
];

/// Which tokens to list or watch, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) id: Option<TokenId>,
    pub(crate) limit: Option<u32>,
    pub(crate) continue_token: Option<String>,
    pub(crate) resource_version: Option<String>,
    pub(crate) resource_version_match: Option<&'static str>,
    pub(crate) send_initial_events: Option<bool>,
    pub(crate) allow_watch_bookmarks: Option<bool>,
    pub(crate) timeout_seconds: Option<u32>,
    pub(crate) timeout: Option<GoDuration>,
    pub(crate) view: View,
}

impl Selection {
    /// The selection, and whether it is to be watched.
    ///
    /// # Errors
    /// A [`Refusal`] that names the parameter.
    pub(crate) fn parse(query: Option<&str>) -> Result<(Self, bool), Refusal> {
        let mut pairs = Pairs::parse(query, SELECTION)?;
        let watch = pairs.flag("watch")?.unwrap_or(false);
        let selection = Self {
            id: pairs
                .take("fieldSelector")
                .map(|text| selected_id(&text))
                .transpose()?
                .flatten(),
            limit: pairs.number("limit")?,
            continue_token: pairs.matching("continue", "the continue token of a list", is_continue_token)?,
            resource_version: pairs.matching(
                "resourceVersion",
                "a resource version: digits",
                is_resource_version,
            )?,
            resource_version_match: pairs.choice("resourceVersionMatch", VERSION_MATCHES)?,
            send_initial_events: pairs.flag("sendInitialEvents")?,
            allow_watch_bookmarks: pairs.flag("allowWatchBookmarks")?,
            timeout_seconds: pairs.number("timeoutSeconds")?,
            timeout: timeout(&mut pairs)?,
            view: view(&mut pairs)?,
        };
        Ok((selection, watch))
    }
}

const VERSION_MATCHES: Choice = Choice {
    values: &["Exact", "NotOlderThan"],
    expected: "Exact or NotOlderThan",
};

/// How one object is read or written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ObjectOptions {
    pub(crate) dry_run: bool,
    pub(crate) field_manager: Option<String>,
    pub(crate) field_validation: Option<&'static str>,
    pub(crate) timeout: Option<GoDuration>,
    pub(crate) pretty: Option<bool>,
    pub(crate) view: View,
}

impl ObjectOptions {
    /// # Errors
    /// A [`Refusal`] that names the parameter.
    pub(crate) fn parse(query: Option<&str>) -> Result<Self, Refusal> {
        let mut pairs = Pairs::parse(query, OBJECT)?;
        Ok(Self {
            dry_run: pairs.choice("dryRun", DRY_RUNS)?.is_some(),
            field_manager: pairs.matching(
                "fieldManager",
                "at most 128 printable characters",
                is_field_manager,
            )?,
            field_validation: pairs.choice("fieldValidation", FIELD_VALIDATIONS)?,
            timeout: timeout(&mut pairs)?,
            pretty: pairs.flag("pretty")?,
            view: view(&mut pairs)?,
        })
    }
}

const DRY_RUNS: Choice = Choice {
    values: &["All"],
    expected: "All",
};
const FIELD_VALIDATIONS: Choice = Choice {
    values: &["Ignore", "Warn", "Strict"],
    expected: "Ignore, Warn or Strict",
};

/// A closed set of values.
#[derive(Clone, Copy)]
struct Choice {
    values: &'static [&'static str],
    expected: &'static str,
}

/// An operation without parameters.
///
/// # Errors
/// A [`Refusal`] that names the first parameter there is.
pub(crate) fn none(query: Option<&str>) -> Result<(), Refusal> {
    Pairs::parse(query, &[]).map(drop)
}

/// The parameter of the requests for client certificates.
pub(crate) const REQUESTS: &[&str] = &["fieldSelector"];
/// Those of a document about the API.
pub(crate) const DISCOVERY: &[&str] = &["timeout", "hash"];

/// The requests for client certificates: the one field selector there is may be said or left out.
///
/// # Errors
/// A [`Refusal`] that names the parameter.
pub(super) fn requests(query: Option<&str>) -> Result<(), Refusal> {
    let mut pairs = Pairs::parse(query, REQUESTS)?;
    let is_ours = |text: &str| text == CLIENT_REQUESTS;
    pairs
        .matching("fieldSelector", CLIENT_REQUESTS, is_ours)
        .map(drop)
}

/// A document about the API. The time-out and the hash that kubectl adds are read and mean nothing: what is answered
/// is the document as it is now.
///
/// # Errors
/// A [`Refusal`] that names the parameter.
pub(super) fn discovery(query: Option<&str>) -> Result<(), Refusal> {
    let mut pairs = Pairs::parse(query, DISCOVERY)?;
    timeout(&mut pairs)?;
    let is_hash = |text: &str| text.len() <= 128 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    pairs.matching("hash", "hexadecimal digits", is_hash).map(drop)
}

/// The token that a field selector picks, if it picks one. The type is always ours, asked for or not.
fn selected_id(text: &str) -> Result<Option<TokenId>, Refusal> {
    let expected =
        "type=bootstrap.kubernetes.io/token, metadata.name=bootstrap-token-ID, or both joined by a comma";
    let refused = Refusal::QueryValue {
        name: "fieldSelector",
        expected,
    };
    let mut id = None;
    for term in text.split(',').filter(|term| !term.is_empty()) {
        let (field, value) = term.split_once('=').ok_or_else(|| refused.clone())?;
        match (field, value.strip_prefix('=').unwrap_or(value)) {
            ("type", SECRET_TYPE) | ("metadata.namespace", karmada_token_core::NAMESPACE) => {}
            ("metadata.name", name) if id.is_none() => {
                id = Some(TokenId::from_secret_name(name).ok_or_else(|| refused.clone())?);
            }
            _ => return Err(refused),
        }
    }
    Ok(id)
}

fn timeout(pairs: &mut Pairs) -> Result<Option<GoDuration>, Refusal> {
    let expected = "a duration such as 30s";
    let parse = |text: String| {
        text.parse::<GoDuration>()
            .ok()
            .filter(|span| span.as_nanos() >= 0)
    };
    match pairs.take("timeout").map(parse) {
        None => Ok(None),
        Some(Some(span)) => Ok(Some(span)),
        Some(None) => Err(Refusal::QueryValue {
            name: "timeout",
            expected,
        }),
    }
}

fn view(pairs: &mut Pairs) -> Result<View, Refusal> {
    let masked = pairs.choice(
        "view",
        Choice {
            values: &["masked"],
            expected: "masked",
        },
    )?;
    Ok(if masked.is_some() {
        View::Masked
    } else {
        View::Whole
    })
}

fn is_continue_token(text: &str) -> bool {
    (1..=4096).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_=+/".contains(&byte))
}

fn is_resource_version(text: &str) -> bool {
    text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_field_manager(text: &str) -> bool {
    text.chars().count() <= 128 && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests;
