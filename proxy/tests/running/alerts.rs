//! The alert rules and the dashboard ask for metrics that there are.

use crate::support::{SECRETS, Server};
use rstest::rstest;

#[rstest]
#[case("alerts.yaml")]
#[case("grafana.json")]
#[tokio::test]
async fn every_metric_that_is_asked_for_is_there(#[case] file: &str) {
    let path = format!("{}/../deploy/{file}", env!("CARGO_MANIFEST_DIR"));
    let asking = std::fs::read_to_string(path).unwrap();
    let server = Server::sandbox(&[]);
    // A family without a sample is not written: one request that is answered, and one that is refused.
    server.call("GET", "/livez").send().await;
    server.call("PUT", SECRETS).own_page().send().await;
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
