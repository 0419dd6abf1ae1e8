//! What a form can send is no request to this API.

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes};
use rstest::rstest;

#[rstest]
#[case("application/x-www-form-urlencoded")]
#[case("multipart/form-data; boundary=x")]
#[case("text/plain")]
#[case("text/plain; application/json")]
#[case("application/jsonp")]
#[case("application/vnd.kubernetes.protobuf")]
#[case(" ")]
#[case("")]
#[tokio::test]
async fn only_json_that_says_so_is_read(#[case] kind: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let body = r#"{"token":"abcdef.0123456789abcdef"}"#;
    for (method, target) in [
        ("POST", SECRETS),
        ("PATCH", NAMED),
        ("DELETE", NAMED),
        ("POST", "/-/check"),
        ("POST", "/-/session"),
    ] {
        let call = server
            .call(method, target)
            .own_page()
            .bearer("alice")
            .instead("content-type", kind)
            .body(body);
        assert_eq!(
            call.send().await.refusal(),
            (415, "UnsupportedMediaType".to_owned()),
            "{method} {target}"
        );
    }
    assert_eq!(upstream.lines(), [""; 0]);
}

/// kubectl may be told to send it.
#[tokio::test]
async fn protobuf_is_named() {
    let server = Server::sandbox(&[]);
    let call = server.call("POST", SECRETS).own_page();
    let call = call.header("content-type", "application/vnd.kubernetes.protobuf");
    let reply = call.body("k8s\0").send().await;
    assert_eq!(reply.code, 415);
    assert!(reply.text().contains("not protobuf"), "{}", reply.text());
}

#[tokio::test]
async fn two_content_types_are_none() {
    let server = Server::sandbox(&[]);
    let call = server
        .call("POST", SECRETS)
        .own_page()
        .header("content-type", "application/json");
    assert_eq!(
        call.header("content-type", "text/plain")
            .body("{}")
            .send()
            .await
            .code,
        415
    );
}

/// kubectl patches by strategic merge unless it is told otherwise: the refusal says how.
#[rstest]
#[case("application/json")]
#[case("application/json-patch+json")]
#[case("application/strategic-merge-patch+json")]
#[case("application/apply-patch+yaml")]
#[tokio::test]
async fn only_a_merge_patch_is_a_patch(#[case] kind: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let call = server.call("PATCH", NAMED).bearer("alice");
    let reply = call.header("content-type", kind).body("{}").send().await;
    assert_eq!(reply.refusal(), (415, "UnsupportedMediaType".to_owned()));
    assert!(reply.text().contains("--type=merge"), "{}", reply.text());
    assert_eq!(upstream.lines(), [""; 0]);
}
