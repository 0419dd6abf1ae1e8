//! What a form can send is no request to this API.

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes};

const OTHERS: [&str; 8] = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "text/plain; application/json",
    "application/jsonp",
    "application/vnd.kubernetes.protobuf",
    " ",
    "",
];

#[tokio::test]
async fn only_json_that_says_so_is_read() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for kind in OTHERS {
        for (method, target) in [
            ("POST", SECRETS),
            ("PATCH", NAMED),
            ("DELETE", NAMED),
            ("POST", "/-/check"),
            ("POST", "/-/session"),
        ] {
            let call = server.call(method, target).own_page().bearer("alice");
            let call = call
                .instead("content-type", kind)
                .body(r#"{"token":"abcdef.0123456789abcdef"}"#);
            let refusal = call.send().await.refusal();
            let wanted = (415, "UnsupportedMediaType".to_owned());
            assert_eq!(refusal, wanted, "{kind} {method} {target}");
        }
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
#[tokio::test]
async fn only_a_merge_patch_is_a_patch() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for kind in [
        "application/json",
        "application/json-patch+json",
        "application/strategic-merge-patch+json",
        "application/apply-patch+yaml",
    ] {
        let call = server.call("PATCH", NAMED).bearer("alice");
        let reply = call.header("content-type", kind).body("{}").send().await;
        assert_eq!(
            reply.refusal(),
            (415, "UnsupportedMediaType".to_owned()),
            "{kind}"
        );
        assert!(reply.text().contains("--type=merge"), "{}", reply.text());
    }
    assert_eq!(upstream.lines(), [""; 0]);
}
