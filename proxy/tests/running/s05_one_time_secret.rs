//! The one-time sign-in secret of kubeconfig mode.

use crate::support::{Answer, SECRETS};
use crate::support::{Server, Upstream, kubernetes, status};
use futures_util::future::join_all;
use rstest::rstest;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[tokio::test]
async fn it_is_long_and_in_the_fragment() {
    let upstream = Upstream::start(kubernetes).await;
    let (one, two) = (
        Server::kubeconfig(&upstream, &[]),
        Server::kubeconfig(&upstream, &[]),
    );
    let url = format!("http://{}/", one.address);
    assert_eq!(
        one.link.split_once("#signin=").unwrap().0,
        url,
        "nothing of it in what a browser sends"
    );
    let secret = Server::secret(&one.link);
    assert_ne!(secret, Server::secret(&two.link));
    // Six bits a character of base64url: 128 bits are 22.
    assert!(secret.len() >= 22, "{} characters", secret.len());
    assert!(
        !one.whole_log().await.contains(&secret),
        "and it is not in the log"
    );
}

#[tokio::test]
async fn it_serves_once() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let proof = json!({ "secret": Server::secret(&server.link) });
    let first = server.sign_in(&proof).await;
    assert_eq!(first.code, 201);
    let user = json!({ "name": "user-of-kubeconfig-user", "groups": ["system:authenticated"] });
    assert_eq!(first.json()["user"], user);
    assert_eq!(
        server.sign_in(&proof).await.refusal(),
        (401, "Unauthorized".to_owned())
    );
    assert_eq!(server.sign_in(&json!({ "secret": "wrong" })).await.code, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_hundred_exchanges_at_once_one_succeeds() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let proof = json!({ "secret": Server::secret(&server.link) });
    let replies = join_all((0..100).map(|_| server.sign_in(&proof))).await;
    let count = |code: u16| replies.iter().filter(|reply| reply.code == code).count();
    assert_eq!((count(201), count(401)), (1, 99));
}

/// Otherwise one bad moment of the API server would cost a person the way in.
#[rstest]
#[case(|| Answer::json(503, &status(503, "ServiceUnavailable", "not now")))]
#[case(|| Answer::json(404, &status(404, "NotFound", "no such review")))]
#[case(|| Answer::Cut)]
#[tokio::test]
async fn it_serves_again_where_it_served_for_nothing(#[case] trouble: fn() -> Answer) {
    let broken = Arc::new(AtomicBool::new(true));
    let is_broken = Arc::clone(&broken);
    let upstream = Upstream::start(move |seen| {
        if is_broken.load(Ordering::Relaxed) {
            trouble()
        } else {
            kubernetes(seen)
        }
    })
    .await;
    let server = Server::kubeconfig(&upstream, &[]);
    let proof = json!({ "secret": Server::secret(&server.link) });
    assert_eq!(server.sign_in(&proof).await.code, 503);
    broken.store(false, Ordering::Relaxed);
    assert_eq!(server.sign_in(&proof).await.code, 201);
    assert_eq!(server.sign_in(&proof).await.code, 401, "and once");
}

#[tokio::test]
async fn a_fresh_one_is_printed_to_who_runs_it_and_not_too_often() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let ask = || server.call("POST", "/-/session/link").own_page();
    let first = ask().send().await;
    assert_eq!(first.code, 202);
    assert_eq!(first.json(), json!({ "validForSeconds": 600 }));
    let link = server.printed();
    assert!(
        !first.text().contains(&Server::secret(&link)),
        "the page is not told"
    );
    assert_eq!(
        server
            .sign_in(&json!({ "secret": Server::secret(&link) }))
            .await
            .code,
        201
    );

    for _ in 0..2 {
        assert_eq!(ask().send().await.code, 202);
    }
    let refused = ask().send().await;
    assert_eq!(refused.refusal(), (429, "TooManyRequests".to_owned()));
    assert_ne!(refused.header("retry-after"), "");
}

#[tokio::test]
async fn only_our_own_page_signs_in() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    let begin = || server.call("POST", "/-/session");
    let link = || server.call("POST", "/-/session/link");
    for call in [
        begin(),
        begin().header("sec-fetch-site", "same-origin"),
        begin().header("origin", "https://evil.test"),
        link(),
        link().own_page().instead("sec-fetch-site", "cross-site"),
    ] {
        let reply = call.json(&server.proof()).send().await;
        assert_eq!(reply.refusal(), (403, "Forbidden".to_owned()));
    }
    assert_eq!(
        server.sign_in(&server.proof()).await.code,
        201,
        "it is still good"
    );
}

#[tokio::test]
async fn the_other_modes_have_none() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    assert!(!server.link.contains('#'));
    assert_eq!(server.sign_in(&json!({ "secret": "x" })).await.code, 400);
    assert_eq!(
        server
            .call("POST", "/-/session/link")
            .own_page()
            .send()
            .await
            .code,
        404
    );
    assert_eq!(server.call("GET", SECRETS).own_page().send().await.code, 401);
}

#[tokio::test]
async fn the_sandbox_needs_none() {
    let server = Server::sandbox(&[]);
    let call = |method, target| server.call(method, target).own_page();
    let info = call("GET", "/-/info").send().await.json();
    assert_eq!(
        (&info["mode"], &info["signedIn"]),
        (&json!("sandbox"), &json!(true))
    );
    assert_eq!(server.sign_in(&json!({ "secret": "x" })).await.code, 400);
    assert_eq!(call("POST", "/-/session/link").send().await.code, 404);
    assert_eq!(call("DELETE", "/-/session").send().await.code, 204);
}
