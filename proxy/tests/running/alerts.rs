//! The alert rules and the dashboard ask for metrics that there are.

use crate::support::{Answer, SECRETS, Seen, Server, Upstream, kubernetes, status};
use rstest::rstest;
use serde_json::json;

const REVIEWS: &str = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

/// Asks who the caller is: the caller's name says how this API server fails.
async fn review(server: &Server, bearer: &str) -> u16 {
    let body = json!({ "apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview" });
    let call = server.call("POST", REVIEWS).bearer(bearer).json(&body);
    call.send().await.code
}

fn failing(seen: &Seen) -> Answer {
    match seen.header("authorization") {
        "Bearer cut" => Answer::Cut,
        "Bearer silent" => Answer::Silence,
        "Bearer page" => Answer::text(502, "text/html", "<html>bad gateway</html>"),
        "Bearer busy" => Answer::json(503, &status(503, "ServiceUnavailable", "no leader")),
        _ => kubernetes(seen),
    }
}

/// An API server that hangs is never asked again, and one that answers 503 has answered.
#[tokio::test]
async fn what_upstream_leaves_unanswered_is_counted_by_kind() {
    let upstream = Upstream::start(failing).await;
    let server = Server::bearer(&upstream, &[]);
    for (bearer, code) in [
        ("cut", 503),
        ("silent", 504),
        ("page", 503),
        ("busy", 503),
        ("alice", 201),
    ] {
        assert_eq!(review(&server, bearer).await, code, "{bearer}");
    }
    let metrics = server.call("GET", "/metrics").send().await.text();
    let mut counted: Vec<_> = metrics
        .lines()
        .filter(|line| line.starts_with("karmada_token_upstream_errors_total"))
        .collect();
    counted.sort_unstable();
    assert_eq!(
        counted,
        ["garbled", "silent", "unreachable"]
            .map(|kind| format!("karmada_token_upstream_errors_total{{kind=\"{kind}\"}} 1"))
    );
}

/// Guesses that the API server refuses are counted beside those that the proxy does.
#[tokio::test]
async fn whoever_has_no_good_credential_is_counted() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for bearer in ["nobody", "nobody", "alice"] {
        server.call("GET", SECRETS).bearer(bearer).send().await;
    }
    let metrics = server.call("GET", "/metrics").send().await.text();
    let count = "karmada_token_requests_total{operation=\"list\",code=\"401\"} 2";
    assert!(metrics.contains(count), "{metrics}");
}

#[rstest]
#[case("alerts.yaml")]
#[case("grafana.json")]
#[tokio::test]
async fn every_metric_that_is_asked_for_is_there(#[case] file: &str) {
    let path = format!("{}/../deploy/{file}", env!("CARGO_MANIFEST_DIR"));
    let asking = std::fs::read_to_string(path).unwrap();
    let upstream = Upstream::start(failing).await;
    let server = Server::bearer(&upstream, &[]);
    // A family without a sample is not written: one request that is answered, one that is refused, one that fails.
    server.call("GET", "/livez").send().await;
    server.call("PUT", SECRETS).own_page().send().await;
    review(&server, "cut").await;
    let metrics = server.call("GET", "/metrics").send().await.text();
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    let names = asking
        .split(|letter| !is_name(letter))
        .filter(|word| word.starts_with("karmada_token_"));
    let mut count = 0;
    for name in names {
        let suffix = ["_total", "_bucket", "_info"]
            .into_iter()
            .find_map(|suffix| name.strip_suffix(suffix));
        let family = suffix.unwrap_or(name);
        assert!(
            metrics.contains(&format!("# TYPE {family} ")),
            "{name}: {metrics}"
        );
        count += 1;
    }
    assert!(count > 5, "{count} names are asked for");
}
