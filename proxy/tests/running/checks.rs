//! `/-/check`: a token is tried out by its own credential, and not at will.

use crate::support::{Server, Upstream, kubernetes};
use futures_util::future::join_all;
use rstest::rstest;
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
    // One comes back each second, which a slow machine may need for a few of them.
    for _ in 0..30 {
        let reply = check().await;
        if reply.code == 429 {
            assert_eq!(reply.refusal(), (429, "TooManyRequests".to_owned()));
            assert_ne!(reply.header("retry-after"), "");
            return;
        }
    }
    panic!("forty were answered");
}

const CHECK: (&str, &str) = ("POST", "/-/check");

/// So many of a caller's questions at once; how many of them are answered, and how many refused.
async fn ask(server: &Server, (method, target): (&str, &str), bearer: &str, times: usize) -> (usize, usize) {
    let call = || {
        let call = server.call(method, target).bearer(bearer);
        call.json(&json!({ "token": "abcdef.0123456789abcdef" })).send()
    };
    let replies = join_all((0..times).map(|_| call())).await;
    let count = |code| replies.iter().filter(|reply| reply.code == code).count();
    let (answered, refused) = (count(200), count(429));
    let codes: Vec<u16> = replies.iter().map(|reply| reply.code).collect();
    assert_eq!(answered + refused, times, "{codes:?}");
    (answered, refused)
}

/// Ten at once and one a second: of thirty some are too many, however slow this machine is.
#[rstest]
#[case(CHECK)]
#[case(("GET", "/-/outside"))]
#[tokio::test]
async fn who_asks_too_often_leaves_something_to_others(#[case] question: (&str, &str)) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let (answered, refused) = ask(&server, question, "alice", 30).await;
    assert!(answered >= 10 && refused >= 1, "{answered} and {refused}");
    assert_eq!(ask(&server, question, "bob", 1).await, (1, 0));
}

/// Fifty at once and five a second: of eighty some are too many within six seconds. The played API server is asked on a
/// thread beside the callers', or it is late.
#[tokio::test(flavor = "multi_thread")]
async fn many_callers_together_are_too_many_too() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let callers: Vec<String> = (0..8).map(|number| format!("caller-{number}")).collect();
    let asked = callers.iter().map(|caller| ask(&server, CHECK, caller, 10));
    let told = join_all(asked).await;
    let answered: usize = told.iter().map(|(answered, _)| answered).sum();
    assert!((50..80).contains(&answered), "{answered} of 80");
}
