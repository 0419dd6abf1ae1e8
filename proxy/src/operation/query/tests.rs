use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn selection(query: &str) -> Result<(Selection, bool), Refusal> {
    Selection::parse(Some(query))
}

#[test]
fn a_list_as_kubectl_asks_for_it() {
    let (selection, watch) =
        selection("limit=500&timeout=30s&resourceVersion=0&resourceVersionMatch=NotOlderThan").unwrap();
    assert!(!watch);
    assert_eq!(
        (selection.limit, selection.resource_version.as_deref()),
        (Some(500), Some("0"))
    );
    assert_eq!(
        selection.timeout.map(|span| span.as_nanos()),
        Some(30_000_000_000)
    );
}

#[test]
fn a_watch_of_one_as_kubectl_asks_for_it() {
    let query = "allowWatchBookmarks=true&fieldSelector=metadata.name%3Dbootstrap-token-abcdef&watch=true&view=masked";
    let (selection, watch) = selection(query).unwrap();
    assert!(watch && selection.allow_watch_bookmarks == Some(true) && selection.view == View::Masked);
    assert_eq!(selection.id.map(|id| id.to_string()).as_deref(), Some("abcdef"));
}

#[rstest]
#[case("")]
#[case("type=bootstrap.kubernetes.io/token")]
#[case("type==bootstrap.kubernetes.io/token")]
#[case("type=bootstrap.kubernetes.io/token,metadata.namespace=kube-system")]
fn the_forced_selector_may_be_asked_for(#[case] selector: &str) {
    assert_eq!(selected_id(selector), Ok(None));
}

#[rstest]
#[case("type=Opaque")]
#[case("type!=bootstrap.kubernetes.io/token")]
#[case("metadata.name!=bootstrap-token-abcdef")]
#[case("metadata.name=other")]
#[case("metadata.name=bootstrap-token-abcdef,metadata.name=bootstrap-token-ghijkl")]
#[case("metadata.namespace=default")]
#[case("type=bootstrap.kubernetes.io/token\\,type=Opaque")]
#[case("spec.nodeName=x")]
fn s21_another_selector_is_refused(#[case] selector: &str) {
    assert!(matches!(
        selected_id(selector),
        Err(Refusal::QueryValue {
            name: "fieldSelector",
            ..
        })
    ));
}

#[rstest]
#[case("labelSelector=a")]
#[case("Limit=1")]
#[case("limit%20=1")]
#[case("limit=1&limit=2")]
#[case("limit=1&%6cimit=2")]
#[case("limit=")]
#[case("limit=-1")]
#[case("limit=%2B1")]
#[case("limit=2147483648")]
#[case("watch=yes")]
#[case("watch")]
#[case("resourceVersion=abc")]
#[case("resourceVersion=1%00")]
#[case("resourceVersionMatch=exact")]
#[case("continue=")]
#[case("continue=a%0ab")]
#[case("timeout=30")]
#[case("timeout=-5s")]
#[case("view=whole")]
#[case("limit=%ff")]
#[case("dryRun=All")]
fn s19_what_a_list_does_not_have_is_refused(#[case] query: &str) {
    assert!(selection(query).is_err(), "{query}");
}

#[rstest]
#[case("dryRun=Some")]
#[case("dryRun=")]
#[case("fieldValidation=strict")]
#[case("fieldManager=a%0db")]
#[case("pretty=2")]
#[case("propagationPolicy=Background")]
#[case("watch=true")]
fn s19_what_an_object_does_not_have_is_refused(#[case] query: &str) {
    assert!(ObjectOptions::parse(Some(query)).is_err(), "{query}");
}

#[test]
fn the_options_of_a_create_are_read() {
    let query = "dryRun=All&fieldManager=kubectl+create&fieldValidation=Strict&pretty=true&timeout=1m0s";
    let options = ObjectOptions::parse(Some(query)).unwrap();
    assert!(options.dry_run && options.pretty == Some(true));
    assert_eq!(options.field_manager.as_deref(), Some("kubectl create"));
    assert_eq!(options.field_validation, Some("Strict"));
}

#[test]
fn operations_without_parameters_have_none() {
    assert_eq!(none(None), Ok(()));
    assert_eq!(none(Some("")), Ok(()));
    assert!(none(Some("pretty=true")).is_err());
}

proptest! {
    #[test]
    fn no_query_breaks_the_parser(query in "\\PC{0,80}") {
        drop(selection(&query));
        drop(ObjectOptions::parse(Some(&query)));
    }
}
