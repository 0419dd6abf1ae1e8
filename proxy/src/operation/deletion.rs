//! The body of a delete: nothing, or DeleteOptions.

use serde::Deserialize;

use super::Refusal;

const EXPECTED: &str = "empty or DeleteOptions of v1 with preconditions (uid, resourceVersion), propagationPolicy, \
                        gracePeriodSeconds and dryRun";

/// What a delete is told besides the name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Deletion {
    /// The object must still be this one.
    pub(crate) uid: Option<String>,
    /// And must not have changed since.
    pub(crate) resource_version: Option<String>,
    /// Nothing is deleted; upstream says what would have been.
    pub(crate) dry_run: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DeleteOptions {
    api_version: Option<String>,
    kind: Option<String>,
    preconditions: Option<Preconditions>,
    dry_run: Option<Vec<String>>,
    /// A Secret has no dependents and no grace: both are read and mean nothing.
    #[serde(rename = "propagationPolicy")]
    _propagation_policy: Option<String>,
    #[serde(rename = "gracePeriodSeconds")]
    _grace_period_seconds: Option<i64>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Preconditions {
    uid: Option<String>,
    resource_version: Option<String>,
}

impl Deletion {
    /// # Errors
    /// [`Refusal::Body`].
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Refusal> {
        if body.is_empty() {
            return Ok(Self::default());
        }
        let refused = Refusal::Body { expected: EXPECTED };
        let options: DeleteOptions = serde_json::from_slice(body).map_err(|_| refused.clone())?;
        let version_fits = options.api_version.is_none_or(|version| version == "v1");
        let kind_fits = options.kind.is_none_or(|kind| kind == "DeleteOptions");
        let dry_run = options.dry_run.unwrap_or_default();
        if !version_fits || !kind_fits || dry_run.iter().any(|value| value != "All") {
            return Err(refused);
        }
        let preconditions = options.preconditions.unwrap_or_default();
        Ok(Self {
            uid: preconditions.uid,
            resource_version: preconditions.resource_version,
            dry_run: !dry_run.is_empty(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn preconditions_are_read() {
        let body = br#"{"kind":"DeleteOptions","apiVersion":"v1","propagationPolicy":"Background",
                        "preconditions":{"uid":"u","resourceVersion":"7"},"dryRun":["All"]}"#;
        let wanted = Deletion {
            uid: Some("u".to_owned()),
            resource_version: Some("7".to_owned()),
            dry_run: true,
        };
        assert_eq!(Deletion::parse(body), Ok(wanted));
        assert_eq!(Deletion::parse(b""), Ok(Deletion::default()));
    }

    #[rstest]
    #[case("[]")]
    #[case("null")]
    #[case(r#"{"kind":"Secret"}"#)]
    #[case(r#"{"apiVersion":"v2"}"#)]
    #[case(r#"{"orphanDependents":true}"#)]
    #[case(r#"{"dryRun":["Some"]}"#)]
    #[case(r#"{"preconditions":{"name":"x"}}"#)]
    fn anything_else_is_refused(#[case] body: &str) {
        assert_eq!(
            Deletion::parse(body.as_bytes()),
            Err(Refusal::Body { expected: EXPECTED })
        );
    }
}
