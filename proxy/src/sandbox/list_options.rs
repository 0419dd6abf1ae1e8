//! The query parameters of list and watch.

use super::field_error::FieldError;
use super::query::Query;
use super::selector::Selector;
use super::status::Failure;
use std::time::Duration;

/// Which Secrets are asked for, and from when.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct ListOptions {
    pub(super) selector: Selector,
    /// How many at most; nothing for all.
    pub(super) limit: Option<usize>,
    /// The continue token; empty for a first page.
    pub(super) continue_token: String,
    pub(super) version: Version,
    pub(super) exact: bool,
    /// Of a watch: whether it begins with what is there.
    pub(super) initial_events: bool,
    pub(super) bookmarks: bool,
    /// Of a watch: when it ends.
    pub(super) timeout: Option<Duration>,
}

/// The `resourceVersion` parameter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Version {
    /// Left out: the latest there is.
    Latest,
    /// `0`: any; here that is the latest too.
    Any,
    At(u64),
}

const EXACT: &str = "Exact";
const NOT_OLDER: &str = "NotOlderThan";

impl ListOptions {
    /// # Errors
    /// 400 for what can't be read, 422 for what doesn't go together.
    pub(super) fn parse(query: &Query, watch: bool) -> Result<Self, Failure> {
        let limit = query.integer("limit")?;
        let timeout = query.integer("timeoutSeconds")?;
        let asked = Asked {
            version: query.text("resourceVersion"),
            matching: query.text("resourceVersionMatch"),
            continues: !query.text("continue").is_empty(),
            send_initial_events: query.flag("sendInitialEvents"),
        };
        let errors = if watch {
            asked.watch_errors()
        } else {
            asked.list_errors()
        };
        if !errors.is_empty() {
            return Err(Failure::invalid_options("ListOptions", &errors));
        }
        let version = version(asked.version, watch)?;
        Ok(ListOptions {
            selector: Selector::parse(query.text("fieldSelector"))?,
            limit: limit
                .and_then(|limit| usize::try_from(limit).ok())
                .filter(|limit| *limit > 0),
            continue_token: query.text("continue").to_owned(),
            version,
            exact: asked.matching == EXACT,
            // A watch from nowhere in particular has begun with what is there ever since Kubernetes' first days.
            initial_events: asked
                .send_initial_events
                .unwrap_or(!matches!(version, Version::At(_))),
            bookmarks: query.flag("allowWatchBookmarks") == Some(true),
            timeout: timeout
                .and_then(|seconds| u64::try_from(seconds).ok())
                .map(Duration::from_secs),
        })
    }
}

/// What must go together.
struct Asked<'a> {
    version: &'a str,
    matching: &'a str,
    continues: bool,
    send_initial_events: Option<bool>,
}

const MATCH: &str = "resourceVersionMatch";

impl Asked<'_> {
    fn list_errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let mut forbid =
            |when: bool, detail: &str| errors.extend(when.then(|| FieldError::forbidden(MATCH, detail)));
        let given = !self.matching.is_empty();
        let detail = "resourceVersionMatch is forbidden unless resourceVersion is provided";
        forbid(given && self.version.is_empty(), detail);
        forbid(
            given && self.continues,
            "resourceVersionMatch is forbidden when continue is provided",
        );
        let detail = "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"";
        forbid(self.matching == EXACT && self.version == "0", detail);
        if !["", EXACT, NOT_OLDER].contains(&self.matching) {
            errors.push(FieldError::not_supported(
                MATCH,
                self.matching,
                &[EXACT, NOT_OLDER, ""],
            ));
        }
        if self.send_initial_events.is_some() {
            errors.push(FieldError::forbidden(
                "sendInitialEvents",
                "sendInitialEvents is forbidden for list",
            ));
        }
        errors
    }

    fn watch_errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let given = !self.matching.is_empty();
        let asked = self.send_initial_events.is_some();
        if asked && self.matching != NOT_OLDER {
            let detail = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan";
            errors.push(FieldError::forbidden(MATCH, detail));
        }
        if given && !asked {
            let detail = "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided";
            errors.push(FieldError::forbidden(MATCH, detail));
        }
        if given && self.matching != NOT_OLDER {
            errors.push(FieldError::not_supported(MATCH, self.matching, &[NOT_OLDER]));
        }
        if given && self.continues {
            let detail = "resourceVersionMatch is forbidden when continue is provided";
            errors.push(FieldError::forbidden(MATCH, detail));
        }
        errors
    }
}

fn version(text: &str, watch: bool) -> Result<Version, Failure> {
    match text {
        "" => Ok(Version::Latest),
        "0" => Ok(Version::Any),
        _ => text.parse().map(Version::At).map_err(|_| {
            let detail = format!("strconv.ParseUint: parsing {text:?}: invalid syntax");
            let error = FieldError::invalid("resourceVersion", text, detail);
            if watch {
                Failure::unexplained(error.to_string())
            } else {
                Failure::bad_request(format!("invalid resource version: {error}"))
            }
        }),
    }
}

#[cfg(test)]
mod tests;
