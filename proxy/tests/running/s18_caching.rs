//! Nothing of the API and no HTML is stored. (Assets are named by their content: the page's own tests.)

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes};
use serde_json::json;

#[tokio::test]
async fn api_answers_and_html_are_not_stored() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let page = |method, target| server.call(method, target).own_page().bearer("alice");
    let calls = [
        page("GET", "/"),
        page("GET", "/-/info"),
        page("GET", SECRETS),
        page("GET", NAMED),
        page("GET", "/api/v1/pods"),
        page("GET", "/nothing"),
        page("PUT", "/-/info"),
        page("GET", "/livez"),
        page("GET", "/metrics"),
        page("GET", "/").instead("host", "evil.test"),
        page("POST", "/-/check").json(&json!({ "token": "abcdef.0123456789abcdef" })),
        page("POST", "/-/session").json(&json!({ "token": "alice" })),
    ];
    for (index, call) in calls.into_iter().enumerate() {
        assert_eq!(
            call.send().await.header("cache-control"),
            "no-store",
            "call {index}"
        );
    }
}
