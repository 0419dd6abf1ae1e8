//! `/readyz`: what a load balancer asks must not take all replicas away at once, and what is out of order is counted though
//! nobody uses the proxy.

use crate::support::{Answer, Certificate, Seen, Server, Upstream, kubernetes};
use rstest::rstest;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
    let refused = server.call("GET", "/readyz?verbose").send().await;
    let told = format!(
        "[+]serving ok\n[-]api-server failed: no usable answer from the API server: {kind}, see the log\n\
         readyz check failed\n"
    );
    assert_eq!((refused.code, refused.text()), (503, told));
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

/// Once for as long as it lasts: probes ask all day.
#[tokio::test]
async fn what_is_wrong_is_in_the_log_once() {
    let broken = Arc::new(AtomicBool::new(true));
    let is_broken = Arc::clone(&broken);
    let upstream = Upstream::start(move |seen: &Seen| match is_broken.load(Ordering::Relaxed) {
        true => Answer::text(500, "text/plain", "[-]etcd failed"),
        false => kubernetes(seen),
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    for (breaks, code) in [(true, 503), (true, 503), (false, 200), (false, 200), (true, 503)] {
        broken.store(breaks, Ordering::Relaxed);
        sleep(Duration::from_millis(1_100)).await;
        assert_eq!(server.call("GET", "/readyz").send().await.code, code);
    }
    let log = server.whole_log().await;
    for (line, times) in [("kind=\"unready\" error=", 2), ("answers again", 1)] {
        assert_eq!(log.matches(line).count(), times, "{line}: {log}");
    }
}

/// Of all that is wrong at a first start the usual: the CA is another's. Such a server does answer.
#[tokio::test]
async fn that_a_certificate_is_not_trusted_is_in_the_log() {
    let (shown, trusted) = (Certificate::new(), Certificate::new());
    let api = Server::sandbox(&shown.flags().each_ref().map(String::as_str));
    let url = format!("https://localhost:{}", api.address.port());
    let authority = format!("--certificate-authority={}", trusted.certificate().display());
    let server = Server::start(&["--auth=bearer", "--server", &url, &authority], None);
    assert_eq!(server.call("GET", "/readyz").send().await.code, 503);
    let log = server.whole_log().await;
    assert!(
        log.contains("kind=\"unreachable\"") && log.contains("certificate"),
        "{log}"
    );
}
