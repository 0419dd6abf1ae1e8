//! No credential ever serves another caller.

use crate::support::{Answer, Routed, SECRETS, Seen, Upstream, kubernetes, token_secret};
use futures_util::{StreamExt, stream};
use serde_json::json;

/// Two callers, and their names in base64.
const CALLERS: [(&str, &str); 2] = [("alice", "YWxpY2U="), ("bob", "Ym9i")];

/// An API server that describes its token by who asked.
fn telling_who_asked(seen: &Seen) -> Answer {
    let bearer = seen.header("authorization").trim_start_matches("Bearer ");
    let caller = CALLERS.iter().find(|(name, _)| *name == bearer);
    let (Some((_, described)), SECRETS) = (caller, seen.path()) else {
        return kubernetes(seen);
    };
    let mut secret = token_secret();
    secret["data"]["description"] = json!(described);
    let list = json!({ "kind": "SecretList", "apiVersion": "v1", "metadata": {}, "items": [secret] });
    Answer::json(200, &list)
}

#[tokio::test]
async fn of_10_000_requests_each_is_answered_to_who_asked() {
    let upstream = Upstream::start(telling_who_asked).await;
    let server = Routed::bearer(&upstream).await;
    let asked = stream::iter(0..10_000).map(|number| {
        let (server, (caller, described)) = (&server, CALLERS[number % 2]);
        async move {
            let list = server.call("GET", SECRETS).bearer(caller).routed();
            let reply = server.send(list).await;
            assert_eq!(reply.code, 200, "{}", reply.text());
            assert_eq!(reply.json()["items"][0]["data"]["description"], described);
        }
    });
    asked.buffer_unordered(64).for_each(|()| async {}).await;
    for (caller, _) in CALLERS {
        let bearer = format!("Bearer {caller}");
        let seen = upstream.about_secrets();
        let own = seen.iter().filter(|seen| seen.header("authorization") == bearer);
        assert_eq!(own.count(), 5_000, "{caller}");
    }
    upstream.forget();
    let without = server.send(server.call("GET", SECRETS).routed()).await;
    assert_eq!(without.refusal(), (401, "Unauthorized".to_owned()));
    assert_eq!(upstream.lines(), [""; 0]);
}
