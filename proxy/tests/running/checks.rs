//! `/-/check`: a token is tried out by its own credential, and not at will.

use crate::support::{Server, Upstream, kubernetes};
use serde_json::json;

#[tokio::test]
async fn it_asks_with_the_token_as_its_credential() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let session = server.session_by_link().await;
    upstream.forget();
    let check = |token: &str| {
        let call = session.on(server.call("POST", "/-/check").own_page());
        call.json(&json!({ "token": token })).send()
    };
    assert_eq!(
        check("abcdef.0123456789abcdef").await.json(),
        json!({
            "authenticated": true,
            "user": { "name": "user-of-abcdef.0123456789abcdef", "groups": ["system:authenticated"] },
            "allowed": { "createCertificateSigningRequest": true, "beAutoApproved": true },
        })
    );
    let seen = upstream.seen();
    assert_eq!(seen.len(), 3);
    assert!(
        seen.iter()
            .all(|seen| seen.header("authorization") == "Bearer abcdef.0123456789abcdef"),
        "{seen:?}"
    );
    upstream.forget();
    assert_eq!(check("abcdef").await.refusal(), (400, "BadRequest".to_owned()));
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn ten_may_follow_each_other() {
    let server = Server::sandbox(&[]);
    let check = || {
        let call = server.call("POST", "/-/check").own_page();
        call.json(&json!({ "token": "abcdef.0123456789abcdef" })).send()
    };
    for _ in 0..10 {
        assert_eq!(
            check().await.json(),
            json!({
                "authenticated": false,
                "allowed": { "createCertificateSigningRequest": false, "beAutoApproved": false },
            })
        );
    }
    let refused = check().await;
    assert_eq!(refused.refusal(), (429, "TooManyRequests".to_owned()));
    assert_ne!(refused.header("retry-after"), "");
}
