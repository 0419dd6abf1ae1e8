//! The content security policy, word for word. That the page lives with it is for the browser tests.

use crate::support::{SECRETS, Server};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

#[tokio::test]
async fn is_on_every_answer() {
    let server = Server::sandbox(&[]);
    for target in [SECRETS, "/-/info", "/nothing", "/readyz"] {
        let reply = server.call("GET", target).own_page().send().await;
        assert_eq!(
            reply.header("content-security-policy"),
            format!("{POLICY}; frame-ancestors 'none'"),
            "{target}"
        );
    }
}

/// Trusted Types are required of our own page, and of no page that embeds the element.
#[tokio::test]
async fn s15_the_page_needs_trusted_types_besides() {
    let server = Server::sandbox(&[]);
    let page = server.call("GET", "/").send().await;
    assert_eq!(
        page.header("content-security-policy"),
        format!(
            "{POLICY}; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
        )
    );
}

/// Beside what it says of itself in its own text.
#[tokio::test]
async fn s14_the_validator_is_in_a_sandbox() {
    let server = Server::sandbox(&[]);
    let page = server.call("GET", "/validate.html").send().await;
    assert_eq!(page.code, 200);
    assert_eq!(
        page.header("content-security-policy"),
        "sandbox allow-scripts; webrtc 'block'; connect-src 'none'; object-src 'none'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'"
    );
}

#[tokio::test]
async fn who_may_frame_the_page_is_configured() {
    let server = Server::sandbox(&["--frame-ancestors", "https://dashboard.example.org"]);
    let policy = server
        .call("GET", "/")
        .send()
        .await
        .header("content-security-policy")
        .to_owned();
    assert!(
        policy.contains("; frame-ancestors https://dashboard.example.org"),
        "{policy}"
    );
    assert!(!policy.contains("'none' https://"), "{policy}");
}
