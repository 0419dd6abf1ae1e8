//! A kubeconfig whose user acts as another one.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Recorder, SECRETS, Seen, Server, page};

/// As the user `owner`, who acts as somebody else.
async fn served(upstream: &Recorder) -> (Server, (String, String)) {
    let mut kubeconfig: Value = serde_json::from_str(&upstream.kubeconfig()).unwrap();
    kubeconfig["users"][0]["user"] = json!({
        "token": "owner", "as": "operator", "as-groups": ["one", "two"], "as-uid": "7",
        "as-user-extra": {"reason": ["why"]},
    });
    let server = Server::kubeconfig_of(&kubeconfig.to_string()).await;
    let session = server.sign_in(json!({"secret": server.sign_in_secret()})).await;
    (server, session)
}

/// What a request says of whom it acts as.
fn acting(seen: &Seen) -> Vec<(&str, &str)> {
    let headers = seen
        .headers
        .iter()
        .filter(|(name, _)| name.as_str().starts_with("impersonate-"));
    let mut acting: Vec<_> = headers
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    acting.sort_unstable();
    acting
}

#[tokio::test]
async fn the_kubeconfig_s_user_acts_as_whom_it_says() {
    let upstream = Recorder::start().await;
    let (server, session) = served(&upstream).await;
    upstream.take();
    let list = page(Method::GET, SECRETS).session(&session).empty();
    assert_eq!(server.send(list).await.status.as_u16(), 200);
    let seen = upstream.take();
    let expected = [
        ("impersonate-extra-reason", "why"),
        ("impersonate-group", "one"),
        ("impersonate-group", "two"),
        ("impersonate-uid", "7"),
        ("impersonate-user", "operator"),
    ];
    assert_eq!(seen.len(), 1);
    assert_eq!(
        (seen[0].token(), acting(&seen[0])),
        (Some("owner"), expected.into())
    );
}

/// A token that is tried out, and what is asked without a credential, are nobody's but their own.
#[tokio::test]
async fn s02_no_other_credential_acts_as_the_kubeconfig_s_user() {
    let upstream = Recorder::start().await;
    let (server, session) = served(&upstream).await;
    upstream.take();
    let check = page(Method::POST, "/-/check")
        .session(&session)
        .json(&json!({"token": "abcdef.0123456789abcdef"}));
    assert_eq!(server.send(check).await.status.as_u16(), 200);
    server.send(page(Method::GET, "/readyz").empty()).await;
    let seen = upstream.take();
    let others: Vec<_> = seen.iter().filter(|seen| seen.token() != Some("owner")).collect();
    assert!(others.len() > 3, "{seen:?}");
    for seen in others {
        assert_eq!(acting(seen), [], "{seen:?}");
    }
}
