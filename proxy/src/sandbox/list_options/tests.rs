use super::*;
use rstest::rstest;

fn refusal(query: &str, watch: bool) -> String {
    ListOptions::parse(&Query::parse(query), watch)
        .unwrap_err()
        .to_string()
}

/// As kube-apiserver 1.36.3 answered.
#[rstest]
#[case("limit=x", false, "strconv.ParseInt: parsing \"x\": invalid syntax")]
#[case(
    "resourceVersion=abc",
    false,
    "invalid resource version: resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid \
     syntax"
)]
#[case(
    "resourceVersion=abc",
    true,
    "resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax"
)]
#[case("fieldSelector=foo%3Dnope", true, "field label not supported: foo")]
fn what_cannot_be_read_is_refused(#[case] query: &str, #[case] watch: bool, #[case] message: &str) {
    assert_eq!(refusal(query, watch), message);
}

/// As kube-apiserver 1.36.3 answered.
#[rstest]
#[case(
    "resourceVersionMatch=Exact",
    false,
    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided"
)]
#[case(
    "resourceVersion=1&resourceVersionMatch=Foo",
    false,
    "resourceVersionMatch: Unsupported value: \"Foo\": supported values: \"Exact\", \"NotOlderThan\", \"\""
)]
#[case(
    "sendInitialEvents=true",
    false,
    "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list"
)]
#[case(
    "sendInitialEvents=true",
    true,
    "resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"
)]
#[case(
    "resourceVersionMatch=NotOlderThan",
    true,
    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"
)]
fn what_does_not_go_together_is_refused(#[case] query: &str, #[case] watch: bool, #[case] error: &str) {
    assert_eq!(
        refusal(query, watch),
        format!("ListOptions.meta.k8s.io \"\" is invalid: {error}")
    );
}

#[rstest]
#[case("", true)]
#[case("resourceVersion=0", true)]
#[case("resourceVersion=7", false)]
#[case("sendInitialEvents=false&resourceVersionMatch=NotOlderThan", false)]
#[case(
    "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=7",
    true
)]
fn a_watch_begins_with_what_is_there_unless_told(#[case] query: &str, #[case] begins: bool) {
    assert_eq!(
        ListOptions::parse(&Query::parse(query), true)
            .unwrap()
            .initial_events,
        begins
    );
}

#[rstest]
#[case("limit=0", None)]
#[case("limit=-1", None)]
#[case("limit=500", Some(500))]
fn limits_are_positive_or_none(#[case] query: &str, #[case] limit: Option<usize>) {
    assert_eq!(
        ListOptions::parse(&Query::parse(query), false).unwrap().limit,
        limit
    );
}
