//! SIGTERM: readiness fails, requests in flight finish, watches end cleanly, and the process ends in time.

use crate::support::{Answer, NAMED, Routed, SECRETS, Seen, Server, Upstream, kubernetes, next_frame, wish};
use http_body_util::BodyExt;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_ends_between_two_frames_and_the_process_with_success() {
    let upstream = Upstream::start(kubernetes).await;
    let mut server = Server::bearer(&upstream, &[]);
    let answer = server
        .call("GET", &format!("{SECRETS}?watch=1"))
        .bearer("alice")
        .open()
        .await;
    let mut body = answer.into_body();
    let line = next_frame(&mut body).await;
    assert!(line.ends_with(b"\n"));
    server.terminate();
    let end = timeout(Duration::from_secs(5), body.frame()).await.unwrap();
    assert!(end.is_none(), "a clean end, and no broken chunk: {end:?}");
    assert_eq!(server.ended(Duration::from_secs(5)).await, Some(true));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_in_flight_gets_its_answer() {
    let upstream = Upstream::start(|seen: &Seen| {
        if seen.path() == NAMED {
            std::thread::sleep(Duration::from_millis(1500));
        }
        kubernetes(seen)
    })
    .await;
    let mut server = Server::bearer(&upstream, &[]);
    let in_flight = tokio::spawn(server.call("GET", NAMED).bearer("alice").send());
    while upstream.lines().is_empty() {
        sleep(Duration::from_millis(10)).await;
    }
    server.terminate();
    let reply = in_flight.await.unwrap();
    assert_eq!(reply.code, 200);
    assert_eq!(server.ended(Duration::from_secs(5)).await, Some(true));
}

/// Under load: what the API server was asked has its answer at whoever asked, and afterwards nobody listens.
#[tokio::test(flavor = "multi_thread")]
async fn under_load_no_answer_is_lost() {
    let upstream = Upstream::start(|seen: &Seen| {
        if seen.method == "POST" && seen.path() == SECRETS {
            std::thread::sleep(Duration::from_millis(20));
        }
        kubernetes(seen)
    })
    .await;
    let mut server = Server::bearer(&upstream, &[]);
    let address = server.address;
    let clients: Vec<_> = (0..16)
        .map(|number| tokio::spawn(create_until_the_end(address, number)))
        .collect();
    while upstream.about_secrets().len() < 100 {
        sleep(Duration::from_millis(10)).await;
    }
    server.terminate();
    let mut answered = 0;
    for client in clients {
        answered += client.await.unwrap();
    }
    assert_eq!(server.ended(Duration::from_secs(10)).await, Some(true));
    let asked = upstream.about_secrets().len();
    assert_eq!(asked, answered, "asked upstream, and answered whole");
    assert!(answered >= 100);
    let refused = TcpStream::connect(address).await.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
}

/// Creates tokens on connections that are kept, until there is nobody to connect to. How many were answered whole.
async fn create_until_the_end(address: std::net::SocketAddr, client: usize) -> usize {
    use http::Request;
    use http_body_util::Full;
    use hyper_util::rt::TokioIo;
    let mut answered = 0;
    while let Ok(stream) = TcpStream::connect(address).await {
        let handshake = hyper::client::conn::http1::handshake(TokioIo::new(stream));
        let Ok((mut sender, connection)) = handshake.await else {
            continue;
        };
        tokio::spawn(connection);
        // A connection that is closed between two requests was not asked anything.
        while sender.ready().await.is_ok() {
            let id = format!("{client:02}{:04}", answered % 10_000);
            let request = Request::post(SECRETS)
                .header("host", address.to_string())
                .header("authorization", "Bearer alice")
                .header("content-type", "application/json")
                .body(Full::new(bytes::Bytes::from(wish(&id).to_string())))
                .unwrap();
            let Ok(answer) = sender.send_request(request).await else {
                break;
            };
            assert_eq!(answer.status(), 201);
            let Ok(body) = answer.into_body().collect().await else {
                break;
            };
            assert!(body.to_bytes().ends_with(b"}"));
            answered += 1;
        }
    }
    answered
}

/// A load balancer's probe that is in the middle of its question when the word comes: whoever asks later is refused.
#[tokio::test(flavor = "multi_thread")]
async fn readiness_fails_while_it_ends() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    assert_eq!(server.call("GET", "/readyz").send().await.code, 200);
    let mut probe = TcpStream::connect(server.address).await.unwrap();
    probe
        .write_all(b"GET /readyz HTTP/1.1\r\nHost: pro")
        .await
        .unwrap();
    // An open connection of which nothing was read is idle, and closed.
    sleep(Duration::from_millis(500)).await;
    server.terminate();
    let refused = async {
        while TcpStream::connect(server.address).await.is_ok() {
            sleep(Duration::from_millis(10)).await;
        }
        sleep(Duration::from_millis(100)).await;
    };
    timeout(Duration::from_secs(5), refused).await.unwrap();
    probe.write_all(b"be\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    let read = timeout(Duration::from_secs(5), probe.read_to_string(&mut answer));
    read.await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_end_is_cut_when_the_grace_period_is_over() {
    let upstream = Upstream::start(|seen: &Seen| {
        if seen.path() == NAMED {
            Answer::Silence
        } else {
            kubernetes(seen)
        }
    })
    .await;
    let mut server = Server::bearer(&upstream, &["--grace-period", "1s"]);
    let stuck = tokio::spawn(server.call("GET", NAMED).bearer("alice").open());
    while upstream.lines().is_empty() {
        sleep(Duration::from_millis(10)).await;
    }
    let begun = Instant::now();
    server.terminate();
    assert!(server.ended(Duration::from_secs(4)).await.is_some());
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    stuck.abort();
}

/// Ctrl-C, and once more.
#[tokio::test(flavor = "multi_thread")]
async fn who_asks_twice_does_not_wait() {
    let upstream = Upstream::start(|_: &Seen| Answer::Silence).await;
    let mut server = Server::bearer(&upstream, &["--grace-period", "20s"]);
    let stuck = tokio::spawn(server.call("GET", NAMED).bearer("alice").open());
    while upstream.lines().is_empty() {
        sleep(Duration::from_millis(10)).await;
    }
    server.terminate();
    assert_eq!(server.ended(Duration::from_secs(1)).await, None);
    server.terminate();
    assert!(server.ended(Duration::from_secs(2)).await.is_some());
    stuck.abort();
}

#[tokio::test]
async fn an_idle_connection_holds_nothing_up() {
    let mut server = Server::sandbox(&[]);
    let _idle = TcpStream::connect(server.address).await.unwrap();
    sleep(Duration::from_millis(100)).await;
    server.terminate();
    assert!(server.ended(Duration::from_secs(11)).await.is_some());
}

/// A line for each condition, as kube-apiserver writes them.
#[tokio::test]
async fn readiness_names_what_fails_where_it_is_asked() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Routed::bearer(&upstream).await;
    let ask = async || {
        let reply = server.send(server.call("GET", "/readyz?verbose").routed()).await;
        (reply.code, reply.text())
    };
    let ready = "[+]serving ok\n[+]api-server ok\nreadyz check passed\n";
    assert_eq!(ask().await, (200, ready.to_owned()));
    server.app.begin_drain();
    let ending = "[-]serving failed: shutting down\nreadyz check failed\n";
    assert_eq!(ask().await, (503, ending.to_owned()));
}
