use super::fixture::{SECRETS, START, empty, seeded};
use crate::sandbox::Sandbox;
use rstest::rstest;
use serde_json::{Value, json};

/// `aaaaaa` to `eeeeee`, at START + 1 to START + 5.
async fn five() -> Sandbox {
    let sandbox = empty();
    for id in ["aaaaaa", "bbbbbb", "cccccc", "dddddd", "eeeeee"] {
        sandbox.make(id).await;
    }
    sandbox
}

async fn list(sandbox: &Sandbox, query: &str) -> Value {
    let told = sandbox.get(&format!("{SECRETS}?{query}")).await;
    assert_eq!(told.code, 200, "{}", told.text);
    told.json()
}

/// The last letter of each.
fn names(list: &Value) -> String {
    let items = list["items"].as_array().unwrap();
    let name = |item: &Value| item["metadata"]["name"].as_str().unwrap().to_owned();
    items
        .iter()
        .filter_map(|item| name(item).chars().next_back())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_list_tells_its_version_and_items_without_their_kind() {
    let told = list(&five().await, "").await;
    assert_eq!(told["kind"], "SecretList");
    assert_eq!(told["apiVersion"], "v1");
    assert_eq!(
        told["metadata"],
        json!({ "resourceVersion": (START + 5).to_string() })
    );
    assert_eq!(names(&told), "abcde");
    assert_eq!(told["items"][0]["kind"], Value::Null);
    assert_eq!(told["items"][0]["apiVersion"], Value::Null);
}

#[rstest]
#[case("", "abcde")]
#[case("fieldSelector=metadata.name%3Dbootstrap-token-bbbbbb", "b")]
#[case("fieldSelector=metadata.name%3Dbootstrap-token-zzzzzz", "")]
#[case("limit=0", "abcde")]
#[case("resourceVersion=0", "abcde")]
#[case("resourceVersion=1", "abcde")]
#[case("resourceVersion=1795500002&resourceVersionMatch=Exact", "ab")]
#[case("resourceVersion=1795500002&resourceVersionMatch=NotOlderThan", "abcde")]
#[case("resourceVersion=1795500002&limit=5", "ab")]
#[tokio::test(start_paused = true)]
async fn lists_are_of_what_was_asked_for(#[case] query: &str, #[case] found: &str) {
    assert_eq!(names(&list(&five().await, query).await), found);
}

#[tokio::test(start_paused = true)]
async fn pages_belong_to_one_snapshot() {
    let sandbox = five().await;
    let first = list(&sandbox, "limit=2").await;
    assert_eq!(names(&first), "ab");
    // With a selector the real server doesn't know it.
    assert_eq!(first["metadata"]["remainingItemCount"], Value::Null);

    sandbox.remove("dddddd").await;
    sandbox.make("ccccce").await;

    let token = first["metadata"]["continue"].as_str().unwrap();
    let second = list(&sandbox, &format!("limit=2&continue={token}")).await;
    assert_eq!(names(&second), "cd", "as it was when the first page was given");
    assert_eq!(
        second["metadata"]["resourceVersion"],
        first["metadata"]["resourceVersion"]
    );
    let token = second["metadata"]["continue"].as_str().unwrap();
    let third = list(&sandbox, &format!("limit=2&continue={token}")).await;
    assert_eq!(names(&third), "e");
    assert_eq!(third["metadata"]["continue"], Value::Null);
}

/// The history of the fixture's sandbox holds 100 changes.
async fn forget(sandbox: &Sandbox) {
    for _ in 0..51 {
        sandbox.make("zzzzzz").await;
        sandbox.remove("zzzzzz").await;
    }
}

#[tokio::test(start_paused = true)]
async fn s38_a_snapshot_that_is_gone_is_410_with_a_way_on() {
    let sandbox = five().await;
    let first = list(&sandbox, "limit=2").await;
    let token = first["metadata"]["continue"].as_str().unwrap();
    forget(&sandbox).await;
    let told = sandbox.get(&format!("{SECRETS}?limit=2&continue={token}")).await;
    assert_eq!(told.code, 410);
    let status = told.json();
    assert_eq!(status["reason"], "Expired");
    assert!(
        told.message()
            .starts_with("The provided continue parameter is too old"),
        "{}",
        told.text
    );
    let resume = status["metadata"]["continue"].as_str().unwrap();
    assert_eq!(names(&list(&sandbox, &format!("continue={resume}")).await), "cde");
}

#[tokio::test(start_paused = true)]
async fn s38_a_version_that_is_gone_is_410() {
    let sandbox = five().await;
    forget(&sandbox).await;
    let told = sandbox
        .get(&format!(
            "{SECRETS}?resourceVersion={}&resourceVersionMatch=Exact",
            START + 2
        ))
        .await;
    assert_eq!(told.code, 410);
    assert_eq!(
        told.message(),
        "The resourceVersion for the provided list is too old."
    );
}

#[tokio::test(start_paused = true)]
async fn a_version_to_come_is_a_timeout() {
    let sandbox = five().await;
    let told = sandbox
        .get(&format!("{SECRETS}?resourceVersion=9999999999"))
        .await;
    assert_eq!(told.code, 504);
    assert_eq!(told.headers["retry-after"], "1");
    let current = START + 5;
    let message = format!("Timeout: Too large resource version: 9999999999, current: {current}");
    assert_eq!(told.message(), message);
    let cause = json!({ "reason": "ResourceVersionTooLarge", "message": "Too large resource version" });
    assert_eq!(
        told.json()["details"],
        json!({ "causes": [cause], "retryAfterSeconds": 1 })
    );
}

#[tokio::test(start_paused = true)]
async fn a_continue_token_comes_without_a_version() {
    let sandbox = five().await;
    let first = list(&sandbox, "limit=2").await;
    let token = first["metadata"]["continue"].as_str().unwrap();
    let told = sandbox
        .get(&format!("{SECRETS}?continue={token}&resourceVersion=5"))
        .await;
    assert_eq!(told.code, 400);
    assert_eq!(
        told.message(),
        "specifying resource version is not allowed when using continue"
    );
}

#[tokio::test(start_paused = true)]
async fn every_answer_has_the_servers_headers_that_pass() {
    let told = seeded().get(SECRETS).await;
    assert_eq!(told.headers["date"], "Tue, 24 Nov 2026 06:00:00 GMT");
    assert_eq!(told.headers["audit-id"].len(), 36);
}
