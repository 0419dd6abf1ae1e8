//! 50,000 Secrets in one unpaged list: the proxy's memory stays small.

use crate::support::{Answer, SECRETS, Seen, Server, Upstream, kubernetes, token_secret};
use http_body_util::BodyExt;

const COUNT: usize = 50_000;
/// 64 MiB.
const MOST_KIB: u64 = 64 << 10;

/// As kube-apiserver writes it.
fn long_list() -> String {
    let secret = token_secret().to_string();
    let items = vec![secret; COUNT].join(",");
    format!(
        r#"{{"kind":"SecretList","apiVersion":"v1","metadata":{{"resourceVersion":"7"}},"items":[{items}]}}"#
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn one_unpaged_list_of_50_000_fits_in_64_mib() {
    let list = long_list();
    assert!(
        list.len() > 26 << 20,
        "with what reads it, three copies are over the limit"
    );
    let upstream = Upstream::start(move |seen: &Seen| {
        if seen.path() == SECRETS {
            Answer::text(200, "application/json", &list)
        } else {
            kubernetes(seen)
        }
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    // Masked is the more work of the two views.
    let target = format!("{SECRETS}?view=masked");
    let answer = server.call("GET", &target).bearer("alice").open().await;
    assert_eq!(answer.status().as_u16(), 200);
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let listed: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(COUNT));
    let peak = server.peak_memory();
    assert!(peak < MOST_KIB, "{peak} KiB");
}

/// An answer that breaks off half-way must not look like a whole one.
#[tokio::test]
async fn a_list_that_breaks_off_is_no_list() {
    // Longer than what is on its way at once, so that its head has been sent when it breaks off.
    let mut whole = long_list();
    whole.truncate(whole.len() / 10);
    let upstream = Upstream::start(move |_: &Seen| Answer::text(200, "application/json", &whole)).await;
    let server = Server::bearer(&upstream, &[]);
    let answer = server.call("GET", SECRETS).bearer("alice").open().await;
    assert_eq!(answer.status().as_u16(), 200);
    assert!(answer.into_body().collect().await.is_err());
}

/// Whatever one is like that etcd was talked into: the others are all there, and so is it, to be looked at and deleted.
#[tokio::test]
async fn s40_one_that_is_malformed_hides_nothing() {
    let mut number = token_secret();
    number["data"] = serde_json::json!({ "token-secret": 7 });
    let escaped = token_secret().to_string().replace("\"data\"", "\"d\\u0061ta\"");
    let mut items = vec![token_secret().to_string(); 1_000];
    (items[0], items[500], items[999]) = (number.to_string(), escaped, number.to_string());
    let list = format!(
        r#"{{"kind":"SecretList","apiVersion":"v1","metadata":{{}},"items":[{}]}}"#,
        items.join(",")
    );
    let upstream = Upstream::start(move |_: &Seen| Answer::text(200, "application/json", &list)).await;
    let server = Server::bearer(&upstream, &[]);
    for view in ["", "?view=masked"] {
        let call = server.call("GET", &format!("{SECRETS}{view}")).bearer("alice");
        let listed = call.send().await.json();
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(1_000), "{view}");
    }
}
