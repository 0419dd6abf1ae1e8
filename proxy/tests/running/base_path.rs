//! Under a path of a server in front: every path of the console is there, and nowhere else.

use crate::support::{SECRETS, Server, Upstream, kubernetes};
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case("/tokens/", 200)]
#[case("/tokens", 308)]
#[case("/tokens/-/info", 200)]
#[case("/tokens/nothing", 404)]
#[case("/livez", 200)]
#[case("/tokens/livez", 200)]
#[case("/", 404)]
#[case("/-/info", 404)]
#[case("/tokensmore", 404)]
#[tokio::test]
async fn all_is_under_it(#[case] path: &str, #[case] code: u16) {
    let server = Server::sandbox(&["--base-path=/tokens/"]);
    assert!(server.link.ends_with("/tokens/"), "{}", server.link);
    let reply = server.call("GET", path).own_page().send().await;
    assert_eq!(reply.code, code, "{}", reply.text());
    assert!(
        reply
            .header("content-security-policy")
            .contains("default-src 'none'")
    );
    if code == 308 {
        assert_eq!(reply.header("location"), "/tokens/");
    }
}

#[tokio::test]
async fn s08_the_guards_are_before_it_too() {
    let server = Server::sandbox(&["--base-path=/tokens"]);
    let list = || server.call("GET", &format!("/tokens{SECRETS}")).own_page();
    assert_eq!(list().send().await.code, 200);
    assert_eq!(list().instead("host", "evil.test").send().await.code, 403);
    let bare = server.call("GET", SECRETS).own_page().send().await;
    assert_eq!(bare.code, 404, "{}", bare.text());
}

/// Somebody types the host's name, or follows a link to another server of the host: that is no attack, and none is counted.
#[rstest]
#[case("GET", "/")]
#[case("GET", "/-/info")]
#[case("GET", "/tokensmore")]
#[case("POST", "/elsewhere")]
#[tokio::test]
async fn a_visit_outside_of_it_finds_nothing(#[case] method: &str, #[case] path: &str) {
    let server = Server::sandbox(&["--base-path=/tokens"]);
    let visit = server.call(method, path).header("sec-fetch-site", "none");
    assert_eq!(visit.send().await.refusal(), (404, "NotFound".to_owned()));
    let metrics = server.call("GET", "/metrics").send().await.text();
    assert!(!metrics.contains("reason=\"Forbidden\""), "{metrics}");
}

/// Two control planes at paths of one host: to sign in to one leaves the other's session.
#[tokio::test]
async fn s06_a_session_is_for_one_path_of_the_host() {
    let upstream = Upstream::start(kubernetes).await;
    for (path, cookie) in [
        ("/prod", "__Host-karmada-token~prod="),
        ("/staging", "__Host-karmada-token~staging="),
    ] {
        let flag = format!("--base-path={path}");
        let server = Server::bearer(&upstream, &["--behind-tls-proxy", "--allowed-host=a.test", &flag]);
        let as_page = |method, target: &str| {
            let call = server.call(method, &format!("{path}{target}"));
            let call = call.instead("host", "a.test").header("origin", "https://a.test");
            call.header("sec-fetch-site", "same-origin")
        };
        let begun = as_page("POST", "/-/session").json(&json!({ "token": "alice" }));
        let begun = begun.send().await;
        let set = begun.header("set-cookie");
        assert!(set.starts_with(cookie), "{set}");
        let listed = as_page("GET", SECRETS).header("cookie", begun.cookie());
        let listed = listed.send().await;
        assert_eq!(listed.code, 200, "{}", listed.text());
    }
}

/// Who is led by the document alone asks where it is.
#[rstest]
#[case("--base-path=/tokens/", "/tokens")]
#[case("--base-path=/", "/")]
#[tokio::test]
async fn the_document_says_where_its_paths_are(#[case] flag: &str, #[case] base: &str) {
    let server = Server::sandbox(&[flag]);
    let path = format!("{}/-/openapi.json", base.trim_end_matches('/'));
    let document = server.call("GET", &path).send().await.json();
    assert_eq!(document["servers"], json!([{ "url": base }]));
}
