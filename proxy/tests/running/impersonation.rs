//! A kubeconfig whose user acts as another one.

use crate::support::{SECRETS, Seen, Server, Session, Upstream, kubernetes};
use serde_json::json;

/// As the user `owner`, who acts as somebody else; what sign-in asked is forgotten.
async fn served(upstream: &Upstream) -> (Server, Session) {
    let user = json!({
        "token": "owner", "as": "operator", "as-groups": ["one", "two"], "as-uid": "7",
        "as-user-extra": { "reason": ["why"] },
    });
    let server = Server::of_user(upstream, &user, &[]);
    let session = server.session_by_link().await;
    upstream.forget();
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
    let upstream = Upstream::start(kubernetes).await;
    let (server, session) = served(&upstream).await;
    let list = session.on(server.call("GET", SECRETS).own_page());
    assert_eq!(list.send().await.code, 200);
    let [seen] = &upstream.seen()[..] else {
        panic!("one request")
    };
    let expected = [
        ("impersonate-extra-reason", "why"),
        ("impersonate-group", "one"),
        ("impersonate-group", "two"),
        ("impersonate-uid", "7"),
        ("impersonate-user", "operator"),
    ];
    assert_eq!(seen.header("authorization"), "Bearer owner");
    assert_eq!(acting(seen), expected);
}

/// A token that is tried out, and what is asked without a credential, are nobody's but their own.
#[tokio::test]
async fn s02_no_other_credential_acts_as_the_kubeconfig_s_user() {
    let upstream = Upstream::start(kubernetes).await;
    let (server, session) = served(&upstream).await;
    let check = session.on(server.call("POST", "/-/check").own_page());
    let check = check.json(&json!({ "token": "abcdef.0123456789abcdef" }));
    assert_eq!(check.send().await.code, 200);
    assert_eq!(server.call("GET", "/readyz").send().await.code, 200);
    let seen = upstream.seen();
    let others: Vec<_> = seen
        .iter()
        .filter(|seen| seen.header("authorization") != "Bearer owner")
        .collect();
    assert!(others.len() > 3, "{seen:?}");
    for seen in others {
        assert_eq!(acting(seen), [], "{seen:?}");
    }
}
