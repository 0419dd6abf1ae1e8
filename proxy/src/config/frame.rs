//! Who may show the page in a frame, as a CSP source list.

use super::{ConfigError, origin};

/// # Errors
/// [`ConfigError::Origin`].
pub(super) fn parse(values: &[String]) -> Result<String, ConfigError> {
    if values.is_empty() {
        return Ok("'none'".to_owned());
    }
    let source = |text: &String| match text.as_str() {
        "'self'" | "self" => Ok("'self'".to_owned()),
        text => origin("--frame-ancestors", text).map(|origin| origin.to_string()),
    };
    Ok(values
        .iter()
        .map(source)
        .collect::<Result<Vec<_>, _>>()?
        .join(" "))
}
