use super::*;
use rstest::rstest;

fn asked(query: &str) -> Selection {
    Selection::parse(Some(query)).unwrap().0
}

fn message(failure: &Failure) -> String {
    failure.status()["message"].as_str().unwrap().to_owned()
}

#[rstest]
#[case("", None)]
#[case("resourceVersion=", None)]
#[case("resourceVersion=0&resourceVersionMatch=NotOlderThan", None)]
#[case("resourceVersion=7&resourceVersionMatch=Exact", Some(7))]
fn nothing_and_0_are_any(#[case] query: &str, #[case] version: Option<u64>) {
    assert_eq!(of_list(&asked(query)), Ok(version));
}

const TOO_MANY: &str = "resourceVersion: Invalid value: \"99999999999999999999\": strconv.ParseUint: parsing \
                        \"99999999999999999999\": invalid syntax";

/// As kube-apiserver 1.36.3 answered to what is no number.
#[test]
fn digits_that_are_too_many_are_no_version() {
    let selection = asked("resourceVersion=99999999999999999999");
    let (list, watch) = (
        of_list(&selection).unwrap_err(),
        of_watch(&selection).unwrap_err(),
    );
    assert_eq!((list.code().as_u16(), watch.code().as_u16()), (400, 500));
    assert_eq!(message(&list), format!("invalid resource version: {TOO_MANY}"));
    assert_eq!(message(&watch), TOO_MANY);
}

/// As kube-apiserver 1.36.3 answered.
#[rstest]
#[case(
    of_list,
    "resourceVersionMatch=Exact",
    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided"
)]
#[case(
    of_list,
    "resourceVersionMatch=Exact&resourceVersion=0",
    "resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""
)]
#[case(
    of_list,
    "resourceVersionMatch=Exact&resourceVersion=7&continue=abc",
    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided"
)]
#[case(
    of_list,
    "sendInitialEvents=true",
    "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list"
)]
#[case(
    of_watch,
    "sendInitialEvents=true",
    "resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"
)]
#[case(
    of_watch,
    "resourceVersionMatch=NotOlderThan",
    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"
)]
#[case(
    of_watch,
    "sendInitialEvents=true&resourceVersionMatch=Exact",
    "[resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan, \
     resourceVersionMatch: Unsupported value: \"Exact\": supported values: \"NotOlderThan\"]"
)]
#[case(
    of_watch,
    "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&continue=abc",
    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided"
)]
fn what_does_not_go_together_is_refused(
    #[case] version: fn(&Selection) -> Result<Option<u64>, Failure>,
    #[case] query: &str,
    #[case] error: &str,
) {
    let failure = version(&asked(query)).unwrap_err();
    assert_eq!(failure.code(), 422);
    assert_eq!(
        message(&failure),
        format!("ListOptions.meta.k8s.io \"\" is invalid: {error}")
    );
}
