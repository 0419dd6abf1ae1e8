//! No credential ever serves another caller, however many there are at once.

use crate::support::{Answer, SECRETS, Seen, Server, Upstream, kubernetes};
use futures_util::stream::{self, StreamExt};
use serde_json::json;

/// Says in a list's version whose request it was.
fn echo(seen: &Seen) -> Answer {
    if seen.path() != SECRETS {
        return kubernetes(seen);
    }
    let metadata = json!({ "resourceVersion": seen.header("authorization") });
    Answer::json(
        200,
        &json!({ "kind": "SecretList", "apiVersion": "v1", "metadata": metadata, "items": [] }),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_requests_are_exactly_paired() {
    const REQUESTS: usize = 10_000;
    let upstream = Upstream::start(echo).await;
    let server = Server::bearer(&upstream, &[]);
    let asked = |index: usize| {
        let bearer = if index.is_multiple_of(2) { "alice" } else { "bob" };
        let call = server.call("GET", SECRETS).bearer(bearer);
        async move {
            let reply = call.send().await;
            assert_eq!(
                reply.json()["metadata"]["resourceVersion"],
                format!("Bearer {bearer}")
            );
        }
    };
    stream::iter(0..REQUESTS)
        .map(asked)
        .buffer_unordered(64)
        .collect::<Vec<()>>()
        .await;
    let seen = upstream.seen();
    let of = |bearer: &str| {
        seen.iter()
            .filter(|seen| seen.header("authorization") == bearer)
            .count()
    };
    assert_eq!(
        (of("Bearer alice"), of("Bearer bob"), seen.len()),
        (REQUESTS / 2, REQUESTS / 2, REQUESTS)
    );

    let after = server.call("GET", SECRETS).own_page().send().await;
    assert_eq!(after.code, 401, "a request without a credential gets nobody's");
    assert_eq!(upstream.seen().len(), REQUESTS);
}
