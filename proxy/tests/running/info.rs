//! What `/-/info` says of the API server.

use crate::support::{Answer, Seen, Server, Upstream, kubernetes, status};
use rstest::rstest;
use serde_json::json;

/// An API server that is busy, or forbids the question, is not one that isn't Karmada's.
#[rstest]
#[case(200, json!(true))]
#[case(404, json!(false))]
#[case(403, json!(null))]
#[case(429, json!(null))]
#[case(500, json!(null))]
#[case(503, json!(null))]
#[tokio::test]
async fn whether_it_is_karmada_is_said_where_it_is_known(
    #[case] code: u16,
    #[case] karmada: serde_json::Value,
) {
    let upstream = Upstream::start(move |seen: &Seen| match seen.path() {
        "/apis/cluster.karmada.io" => Answer::json(code, &status(code, "Reason", "told")),
        _ => kubernetes(seen),
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let info = server.call("GET", "/-/info").bearer("alice").send().await;
    assert_eq!((info.code, &info.json()["karmada"]), (200, &karmada));
}
