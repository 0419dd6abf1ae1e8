//! A session's cookie is worth nothing over plain HTTP without its key, and nothing to another port.

use crate::support::{Call, SECRETS, Server, Session, Upstream, kubernetes};
use serde_json::json;

/// A server of each mode that has sessions, with one begun.
async fn signed_in(upstream: &Upstream) -> [(Server, Session); 2] {
    let local = Server::kubeconfig(upstream, &[]);
    let begun = local.session_by_link().await;
    let bearer = Server::bearer(upstream, &[]);
    let other = bearer.session(&json!({ "token": "alice" })).await;
    [(local, begun), (bearer, other)]
}

#[tokio::test]
async fn its_attributes_keep_it_from_scripts_and_sites() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let reply = server.sign_in(&json!({ "token": "alice" })).await;
    let cookie = reply.header("set-cookie").to_owned();
    let port = server.address.port();
    assert!(cookie.starts_with(&format!("karmada-token-{port}=")), "{cookie}");
    let attributes: Vec<_> = cookie.split("; ").skip(1).collect();
    assert_eq!(
        attributes,
        ["Path=/", "HttpOnly", "SameSite=Strict"],
        "and it ends with the browser"
    );
    assert!(!cookie.contains("alice"), "the token is not readable in it");
}

#[tokio::test]
async fn without_the_key_it_is_worth_nothing() {
    let upstream = Upstream::start(kubernetes).await;
    for (server, session) in signed_in(&upstream).await {
        let list = || server.call("GET", SECRETS).own_page();
        assert_eq!(session.on(list()).send().await.code, 200);
        upstream.forget();
        assert_eq!(list().header("cookie", &session.cookie).send().await.code, 401);
        let wrong = list()
            .header("cookie", &session.cookie)
            .header("x-karmada-token-key", "wrong");
        assert_eq!(wrong.send().await.code, 401);
        assert_eq!(
            list()
                .header("x-karmada-token-key", &session.key)
                .send()
                .await
                .code,
            401
        );
        assert_eq!(upstream.lines(), [""; 0]);
    }
}

#[tokio::test]
async fn another_port_is_another_origin() {
    let upstream = Upstream::start(kubernetes).await;
    for (server, session) in signed_in(&upstream).await {
        upstream.forget();
        let create = session.on(server.call("POST", SECRETS)).json(&json!({}));
        let call = create
            .header("origin", "http://127.0.0.1:1")
            .header("sec-fetch-site", "same-site");
        assert_eq!(call.send().await.refusal(), (403, "Forbidden".to_owned()));
        let list = session
            .on(server.call("GET", SECRETS))
            .header("sec-fetch-site", "same-site");
        assert_eq!(list.send().await.refusal(), (403, "Forbidden".to_owned()));
        assert_eq!(upstream.lines(), [""; 0]);
    }
}

#[tokio::test]
async fn a_session_of_one_process_is_none_of_another() {
    let upstream = Upstream::start(kubernetes).await;
    let [(_, local), (_, bearer)] = signed_in(&upstream).await;
    for (other, session) in [
        (Server::kubeconfig(&upstream, &[]), local),
        (Server::bearer(&upstream, &[]), bearer),
    ] {
        let value = session.cookie.split_once('=').unwrap().1;
        let renamed = format!("karmada-token-{}={value}", other.address.port());
        let call = other.call("GET", SECRETS).own_page().header("cookie", &renamed);
        assert_eq!(
            call.header("x-karmada-token-key", &session.key).send().await.code,
            401
        );
    }
}

#[tokio::test]
async fn under_tls_the_host_cookie_is_enough() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(
        &upstream,
        &["--behind-tls-proxy", "--allowed-host", "tokens.example.org"],
    );
    let as_page = |call: Call| {
        let call = call.instead("host", "tokens.example.org");
        call.header("origin", "https://tokens.example.org")
            .header("sec-fetch-site", "same-origin")
    };
    let reply = as_page(server.call("POST", "/-/session"))
        .json(&json!({ "token": "alice" }))
        .send()
        .await;
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("__Host-karmada-token="), "{cookie}");
    assert!(
        cookie.contains("; Secure") && cookie.contains("; Path=/;") && !cookie.contains("Domain"),
        "{cookie}"
    );
    let list = as_page(server.call("GET", SECRETS)).header("cookie", reply.cookie());
    assert_eq!(list.send().await.code, 200);
}
