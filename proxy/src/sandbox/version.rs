//! Which version of the Secrets a list or a watch asks for: the parameters that say so, and what of them must go together.

use super::failure::{Failure, FieldError};
use crate::operation::Selection;

const MATCH: &str = "resourceVersionMatch";
pub(super) const EXACT: &str = "Exact";
const NOT_OLDER: &str = "NotOlderThan";

/// Nothing where any version will do: the latest there is.
///
/// # Errors
/// 422 for what doesn't go together, 400 for what is no version.
pub(super) fn of_list(selection: &Selection) -> Result<Option<u64>, Failure> {
    let (version, matching) = (text(selection), selection.resource_version_match);
    let (given, continues) = (matching.is_some(), selection.continue_token.is_some());
    let exact = "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"";
    let events = "sendInitialEvents is forbidden for list";
    refuse([
        (
            given && version.is_empty(),
            forbidden("unless resourceVersion is provided"),
        ),
        (given && continues, forbidden("when continue is provided")),
        (
            matching == Some(EXACT) && version == "0",
            FieldError::forbidden(MATCH, exact),
        ),
        (
            selection.send_initial_events.is_some(),
            FieldError::forbidden("sendInitialEvents", events),
        ),
    ])?;
    parse(version).map_err(|error| Failure::bad_request(format!("invalid resource version: {error}")))
}

/// Nothing where the watch begins at the latest there is.
///
/// # Errors
/// 422 for what doesn't go together, 500 (as the real one) for what is no version.
pub(super) fn of_watch(selection: &Selection) -> Result<Option<u64>, Failure> {
    let matching = selection.resource_version_match;
    let (given, continues) = (matching.is_some(), selection.continue_token.is_some());
    let events = selection.send_initial_events.is_some();
    let requires = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan";
    refuse([
        (
            events && matching != Some(NOT_OLDER),
            FieldError::forbidden(MATCH, requires),
        ),
        (
            given && !events,
            forbidden("for watch unless sendInitialEvents is provided"),
        ),
        (
            matching == Some(EXACT),
            FieldError::not_supported(MATCH, EXACT, NOT_OLDER),
        ),
        (given && continues, forbidden("when continue is provided")),
    ])?;
    parse(text(selection)).map_err(|error| Failure::unexplained(error.to_string()))
}

fn forbidden(when: &str) -> FieldError {
    FieldError::forbidden(MATCH, &format!("{MATCH} is forbidden {when}"))
}

fn text(selection: &Selection) -> &str {
    selection.resource_version.as_deref().unwrap_or_default()
}

/// With each that holds.
fn refuse(errors: [(bool, FieldError); 4]) -> Result<(), Failure> {
    let errors = errors.into_iter().filter(|(holds, _)| *holds);
    let errors: Vec<_> = errors.map(|(_, error)| error).collect();
    if errors.is_empty() {
        return Ok(());
    }
    Err(Failure::invalid_options("ListOptions", &errors))
}

/// Digits that are too many are no version.
fn parse(text: &str) -> Result<Option<u64>, FieldError> {
    if ["", "0"].contains(&text) {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        let detail = format!("strconv.ParseUint: parsing {text:?}: invalid syntax");
        FieldError::invalid("resourceVersion", text, &detail)
    })
}

#[cfg(test)]
mod tests;
