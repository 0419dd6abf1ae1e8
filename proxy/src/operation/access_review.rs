//! The reviews: who am I, what may I do. What may others do is asked in [`question`](super::question).

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

use super::Refusal;

const EXPECTED_ACCESS: &str = "a SelfSubjectAccessReview of authorization.k8s.io/v1 with either \
     spec.resourceAttributes (namespace, verb, group, version, resource, subresource, name) or \
     spec.nonResourceAttributes (path, verb)";
const EXPECTED_SELF: &str = "a SelfSubjectReview of authentication.k8s.io/v1";

/// What a caller asks whether it may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum AccessReview {
    /// A verb on a resource.
    ResourceAttributes(ResourceAttributes),
    /// A verb on a path.
    NonResourceAttributes(NonResourceAttributes),
}

/// A verb on a resource.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ResourceAttributes {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) namespace: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) verb: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) group: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) version: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) resource: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) subresource: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) name: String,
}

/// A verb on a path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NonResourceAttributes {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) path: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) verb: String,
}

/// A review as it comes: `metadata` and `status` are the server's and are not handed on.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Review<Spec> {
    api_version: String,
    kind: String,
    spec: Option<Spec>,
    #[serde(rename = "metadata")]
    _metadata: Option<IgnoredAny>,
    #[serde(rename = "status")]
    _status: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AccessSpec {
    resource_attributes: Option<ResourceAttributes>,
    non_resource_attributes: Option<NonResourceAttributes>,
}

/// What a review asks: the `spec` of a body that is of this version and kind.
///
/// # Errors
/// [`Refusal::Body`], with what is expected.
pub(super) fn spec_of<Spec: DeserializeOwned>(
    body: &[u8],
    (version, kind): (&str, &str),
    expected: &'static str,
) -> Result<Option<Spec>, Refusal> {
    let review: Option<Review<Spec>> = serde_json::from_slice(body).ok();
    review
        .filter(|review| review.api_version == version && review.kind == kind)
        .map(|review| review.spec)
        .ok_or(Refusal::Body { expected })
}

impl AccessReview {
    /// # Errors
    /// [`Refusal::Body`].
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Refusal> {
        let kind = ("authorization.k8s.io/v1", "SelfSubjectAccessReview");
        let spec = spec_of(body, kind, EXPECTED_ACCESS)?;
        match spec.map(|spec: AccessSpec| (spec.resource_attributes, spec.non_resource_attributes)) {
            Some((Some(resource), None)) => Ok(Self::ResourceAttributes(resource)),
            Some((None, Some(path))) => Ok(Self::NonResourceAttributes(path)),
            _ => Err(Refusal::Body {
                expected: EXPECTED_ACCESS,
            }),
        }
    }
}

/// A SelfSubjectReview carries nothing: it only has to be one.
///
/// # Errors
/// [`Refusal::Body`].
pub(crate) fn check_self_review(body: &[u8]) -> Result<(), Refusal> {
    let kind = ("authentication.k8s.io/v1", "SelfSubjectReview");
    match spec_of::<IgnoredAny>(body, kind, EXPECTED_SELF)? {
        None => Ok(()),
        Some(_) => Err(Refusal::Body {
            expected: EXPECTED_SELF,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_review_is_written_anew_from_what_was_read() {
        let body = br#"{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","metadata":{"name":"x"},
            "spec":{"resourceAttributes":{"namespace":"kube-system","verb":"create","resource":"secrets"}}}"#;
        let review = AccessReview::parse(body).unwrap();
        let spec = serde_json::to_string(&review).unwrap();
        let wanted =
            r#"{"resourceAttributes":{"namespace":"kube-system","verb":"create","resource":"secrets"}}"#;
        assert_eq!(spec, wanted);
    }

    #[rstest]
    #[case("{}")]
    #[case(r#"{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview"}"#)]
    #[case(r#"{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{}}"#)]
    #[case(r#"{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","spec":{"user":"root"}}"#)]
    #[case(
        r#"{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview",
               "spec":{"resourceAttributes":{},"nonResourceAttributes":{}}}"#
    )]
    #[case(
        r#"{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{"user":"root",
               "resourceAttributes":{}}}"#
    )]
    fn anything_else_is_refused(#[case] body: &str) {
        assert_eq!(
            AccessReview::parse(body.as_bytes()),
            Err(Refusal::Body {
                expected: EXPECTED_ACCESS
            })
        );
    }

    #[rstest]
    #[case(
        r#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"#,
        true
    )]
    #[case(
        r#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview","metadata":{},"status":{}}"#,
        true
    )]
    #[case(
        r#"{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"x"}}"#,
        false
    )]
    #[case(
        r#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview","spec":{}}"#,
        false
    )]
    #[case("", false)]
    fn who_am_i(#[case] body: &str, #[case] good: bool) {
        assert_eq!(check_self_review(body.as_bytes()).is_ok(), good);
    }
}
