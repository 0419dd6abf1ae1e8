use super::*;
use crate::operation::Route;
use crate::operation::paths::{CLUSTER_INFO, SECRETS, SELF_SUBJECT_ACCESS_REVIEWS, SELF_SUBJECT_REVIEWS};
use http::Method;
use http::header::CONTENT_TYPE;
use karmada_token_core::Timestamp;
use rstest::rstest;

/// What upstream would see of a caller's request.
fn seen(method: &str, target: &str, body: &str) -> String {
    let uri: http::Uri = target.parse().unwrap();
    let now = Timestamp::from_unix_seconds(1_800_000_000).unwrap();
    let route = Route::parse(&method.parse().unwrap(), uri.path()).unwrap();
    let operation = route
        .operation(uri.query(), &Bytes::from(body.to_owned()), now)
        .unwrap();
    let request = build(&operation).into_http().unwrap();
    let headers: Vec<&str> = request.headers().keys().map(http::HeaderName::as_str).collect();
    assert!(
        headers
            .iter()
            .all(|name| ["accept", "content-type", "user-agent"].contains(name)),
        "{headers:?}"
    );
    let body = std::str::from_utf8(request.body()).unwrap();
    format!("{} {} {body}", request.method(), request.uri())
        .trim_end()
        .to_owned()
}

const FORCED: &str = "fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken";

#[rstest]
#[case("", "")]
#[case("?limit=500&continue=abc%3D%3D", "&limit=500&continue=abc%3D%3D")]
#[case("?fieldSelector=type%3Dbootstrap.kubernetes.io/token&view=masked", "")]
#[case(
    "?fieldSelector=metadata.name%3Dbootstrap-token-abcdef",
    "%2Cmetadata.name%3Dbootstrap-token-abcdef"
)]
#[case(
    "?resourceVersion=7&resourceVersionMatch=Exact&timeout=90s",
    "&resourceVersion=7&resourceVersionMatch=Exact&timeout=1m30s"
)]
fn s21_a_list_always_has_the_selector(#[case] query: &str, #[case] rest: &str) {
    assert_eq!(
        seen("GET", &format!("{SECRETS}{query}"), ""),
        format!("GET {SECRETS}?{FORCED}{rest}")
    );
}

#[test]
fn s21_a_watch_always_has_the_selector() {
    let query = "watch=1&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan&timeoutSeconds=60";
    let wanted = format!(
        "GET {SECRETS}?watch=true&{FORCED}&resourceVersionMatch=NotOlderThan&sendInitialEvents=true&\
         allowWatchBookmarks=true&timeoutSeconds=60"
    );
    assert_eq!(seen("GET", &format!("{SECRETS}?{query}"), ""), wanted);
}

#[test]
fn the_view_is_the_proxy_s_own_affair() {
    let path = format!("{SECRETS}/bootstrap-token-abcdef");
    assert_eq!(
        seen("GET", &format!("{path}?view=masked&pretty=true"), ""),
        format!("GET {path}?pretty=true")
    );
}

#[test]
fn the_terminal_may_ask_a_proxy_for_the_masked_view() {
    let masked = Selection {
        view: View::Masked,
        ..Selection::default()
    };
    for request in [ApiRequest::List(masked.clone()), ApiRequest::Watch(masked)] {
        let uri = request.into_http().unwrap().uri().to_string();
        assert!(uri.ends_with("&view=masked"), "{uri}");
    }
}

#[rstest]
#[case(ApiRequest::ReviewSelf, true)]
#[case(ApiRequest::List(Selection::default()), true)]
#[case(ApiRequest::Create(String::new().into(), ObjectOptions::default()), false)]
#[case(ApiRequest::Delete("abcdef".parse().unwrap(), None, ObjectOptions::default()), false)]
fn s37_only_what_changes_nothing_is_sent_again(#[case] request: ApiRequest, #[case] again: bool) {
    assert_eq!(request.changes_nothing(), again);
}

#[test]
fn a_delete_reads_first_and_then_holds_for_what_was_read() {
    let path = format!("{SECRETS}/bootstrap-token-abcdef");
    assert_eq!(
        seen("DELETE", &format!("{path}?dryRun=All"), ""),
        format!("GET {path}")
    );
    let id = "abcdef".parse().unwrap();
    let options = ObjectOptions {
        dry_run: true,
        ..ObjectOptions::default()
    };
    let request = delete_checked(id, &Deletion::default(), &options, ("u", "7"))
        .into_http()
        .unwrap();
    assert_eq!(
        (request.method(), request.uri().to_string()),
        (&Method::DELETE, format!("{path}?dryRun=All"))
    );
    let body = r#"{"apiVersion":"v1","dryRun":["All"],"kind":"DeleteOptions","preconditions":{"resourceVersion":"7","uid":"u"}}"#;
    assert_eq!(request.body(), body);
}

#[test]
fn s35_a_patch_reads_first_and_then_holds_for_what_was_read() {
    let path = format!("{SECRETS}/bootstrap-token-abcdef");
    let body = r#"{"data":{"description":null}}"#;
    assert_eq!(
        seen("PATCH", &format!("{path}?dryRun=All"), body),
        format!("GET {path}")
    );
    let id = "abcdef".parse().unwrap();
    let now = Timestamp::from_unix_seconds(1_800_000_000).unwrap();
    let patch = TokenPatch::parse(id, body.as_bytes(), now).unwrap();
    let request = patch_checked(id, &patch, &ObjectOptions::default(), ("u", "7"))
        .into_http()
        .unwrap();
    assert_eq!(
        (request.method(), request.uri().to_string()),
        (&Method::PATCH, path)
    );
    assert_eq!(request.headers()[CONTENT_TYPE], "application/merge-patch+json");
    let body = r#"{"data":{"description":null},"metadata":{"resourceVersion":"7","uid":"u"}}"#;
    assert_eq!(request.body(), body);
}

#[test]
fn s35_the_caller_s_own_preconditions_go_first() {
    let id = "abcdef".parse().unwrap();
    let deletion = Deletion {
        uid: Some("mine".to_owned()),
        resource_version: Some("1".to_owned()),
        dry_run: false,
    };
    let request = delete_checked(id, &deletion, &ObjectOptions::default(), ("u", "7"))
        .into_http()
        .unwrap();
    assert!(String::from_utf8_lossy(request.body()).contains(r#"{"resourceVersion":"1","uid":"mine"}"#));
}

#[test]
fn reviews_and_the_discovery_document() {
    let review = r#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"#;
    assert_eq!(
        seen("POST", SELF_SUBJECT_REVIEWS, review),
        format!("POST {SELF_SUBJECT_REVIEWS} {review}")
    );
    let review = r#"{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{"resourceAttributes":{"resource":"secrets","verb":"list"}}}"#;
    assert_eq!(
        seen("POST", SELF_SUBJECT_ACCESS_REVIEWS, review),
        format!("POST {SELF_SUBJECT_ACCESS_REVIEWS} {review}")
    );
    assert_eq!(seen("GET", "/api/v1?timeout=32s", ""), "GET /api/v1");
    let target = "/openapi/v3/api/v1?hash=0123ABCDEF";
    assert_eq!(seen("GET", target, ""), "GET /openapi/v3/api/v1");
    assert_eq!(seen("GET", CLUSTER_INFO, ""), format!("GET {CLUSTER_INFO}"));
}
