//! What may be on its way to the API server at once, whoever asks for it, is bounded, and nobody has all of it.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::join_all;
use http::Request;
use http_body_util::Full;
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::ClientConfig;

use crate::support::{Answer, Certificate, SECRETS, Seen, Server, Upstream, kubernetes};

/// As docs/http.md says.
const IN_FLIGHT: usize = 512;
const STREAMS: usize = 32;
const CONNECTIONS: usize = 24;
/// 64 MiB; of a pod's 256.
const MOST_KIB: u64 = 64 << 10;

async fn connect(server: &Server, tls: &Arc<ClientConfig>) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(server.address).await.unwrap();
    let connector = TlsConnector::from(Arc::clone(tls));
    let stream = connector
        .connect("localhost".try_into().unwrap(), stream)
        .await
        .unwrap();
    let (sender, connection) = handshake(TokioExecutor::new(), TokioIo::new(stream))
        .await
        .unwrap();
    tokio::spawn(connection);
    sender
}

/// The API server hangs, and somebody asks it as much as there is room for, each time with another word for a token.
#[tokio::test(flavor = "multi_thread")]
async fn requests_are_bounded_whatever_they_carry() {
    let upstream = Upstream::start(|seen: &Seen| match seen.header("authorization") {
        "Bearer alice" => kubernetes(seen),
        _ => Answer::Silence,
    })
    .await;
    let certificate = Certificate::new();
    let [cert, key] = certificate.flags();
    let server = Server::bearer(&upstream, &[&cert, &key]);
    let tls = certificate.client("h2");
    let connections = join_all((0..CONNECTIONS).map(|_| connect(&server, &tls))).await;
    let asking = (0..CONNECTIONS * STREAMS).map(|number| {
        let mut connection = connections[number % CONNECTIONS].clone();
        let host = format!("localhost:{}", server.address.port());
        let request = Request::get(format!("https://{host}{SECRETS}?view=masked"))
            .header("authorization", format!("Bearer junk{number}"))
            .body(Full::new(Bytes::new()))
            .unwrap();
        tokio::spawn(async move {
            let answer = connection.send_request(request).await.unwrap();
            (
                answer.status().as_u16(),
                answer.headers().contains_key("retry-after"),
            )
        })
    });
    let mut answers: Vec<_> = join_all(asking).await.into_iter().map(Result::unwrap).collect();
    answers.sort_unstable();
    let split = answers.partition_point(|answer| *answer == (503, true));
    // On a busy machine the last may find the places of the first, whose time is over.
    assert!(
        (1..=CONNECTIONS * STREAMS - IN_FLIGHT).contains(&split),
        "{split}"
    );
    assert!(
        answers[split..].iter().all(|answer| *answer == (504, false)),
        "{answers:?}"
    );
    assert!(upstream.seen().len() <= CONNECTIONS * STREAMS - split);
    let peak = server.peak_memory();
    assert!(peak < MOST_KIB, "{peak} KiB");

    let metrics = server.call("GET", "/metrics").over(&tls).send().await.text();
    assert!(
        metrics.contains("refusals_total{reason=\"TooManyInFlight\"}"),
        "{metrics}"
    );
    let list = server.call("GET", SECRETS).over(&tls).bearer("alice");
    assert_eq!(list.send().await.code, 200, "there is room again");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_credential_has_a_quarter_of_the_requests() {
    let upstream = Upstream::start(|_: &Seen| Answer::Silence).await;
    let server = Server::bearer(&upstream, &[]);
    let list = || {
        server
            .call("GET", &format!("{SECRETS}?view=masked"))
            .bearer("alice")
    };
    let replies = join_all((0..IN_FLIGHT / 4 + 20).map(|_| list().send())).await;
    let (refused, silent): (Vec<_>, Vec<_>) = replies.iter().partition(|reply| reply.code == 503);
    assert!((1..=20).contains(&refused.len()), "{}", refused.len());
    assert!(refused.iter().all(|reply| reply.header("retry-after") == "1"));
    assert!(silent.iter().all(|reply| reply.code == 504));
}

#[tokio::test]
async fn one_credential_has_a_quarter_of_the_watches() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--max-watches=4"]);
    let watch = |bearer: &str| server.call("GET", &format!("{SECRETS}?watch=1")).bearer(bearer);
    let held = watch("alice").open().await;
    assert_eq!(held.status().as_u16(), 200);
    let refused = watch("alice").open().await;
    assert_eq!(refused.status().as_u16(), 503);
    assert_eq!(refused.headers()["retry-after"], "1");
    assert_eq!(watch("bob").open().await.status().as_u16(), 200);
}
