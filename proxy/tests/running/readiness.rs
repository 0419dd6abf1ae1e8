//! `/readyz`: what a load balancer asks must not take all replicas away at once, and what is out of order is counted though
//! nobody uses the proxy.

use crate::support::{Answer, Seen, Server, Upstream, kubernetes};
use rstest::rstest;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

const EXCLUDED: &str = "/readyz?exclude=api-server";

async fn failures(server: &Server) -> String {
    let metrics = server.call("GET", "/metrics").send().await.text();
    let mut lines = metrics.lines();
    let line = lines.find(|line| line.starts_with("karmada_token_upstream_errors_total"));
    line.unwrap_or_default().to_owned()
}

/// Clients are to be told what is wrong by this proxy's Status, and not by a Service that has no endpoints.
#[rstest]
#[case("unready", |_: &Seen| Answer::text(500, "text/plain", "[-]etcd failed"))]
#[case("unreachable", |_: &Seen| Answer::Cut)]
#[case("silent", |_: &Seen| Answer::Silence)]
#[tokio::test]
async fn a_replica_is_ready_though_its_api_server_is_not(
    #[case] kind: &str,
    #[case] play: fn(&Seen) -> Answer,
) {
    let upstream = Upstream::start(play).await;
    let server = Server::bearer(&upstream, &[]);
    let begun = Instant::now();
    let reply = server.call("GET", EXCLUDED).send().await;
    assert_eq!((reply.code, reply.text().as_str()), (200, "ok\n"));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    let counted = format!("karmada_token_upstream_errors_total{{kind=\"{kind}\"}} 1");
    let waiting = async {
        while failures(&server).await != counted {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(10), waiting).await.unwrap();
    assert_eq!(server.call("GET", "/readyz").send().await.code, 503);
    let verbose = server
        .call("GET", "/readyz?verbose&exclude=api-server")
        .send()
        .await;
    let told = "[+]serving ok\n[+]api-server excluded: ok\nreadyz check passed\n";
    assert_eq!((verbose.code, verbose.text().as_str()), (200, told));
}

/// However often somebody asks here.
#[tokio::test(flavor = "multi_thread")]
async fn the_api_server_is_asked_once_a_second_at_most() {
    let upstream = Upstream::start(|seen: &Seen| {
        std::thread::sleep(Duration::from_millis(100));
        kubernetes(seen)
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let asking = (0..50).map(|_| server.call("GET", EXCLUDED).send());
    let begun = Instant::now();
    let replies = futures_util::future::join_all(asking).await;
    assert!(replies.iter().all(|reply| reply.code == 200));
    sleep(Duration::from_millis(300)).await;
    let most = usize::try_from(begun.elapsed().as_secs()).unwrap() + 1;
    let asked = upstream.lines().len();
    assert!((1..=most).contains(&asked), "{asked} of {most}");
}
