//! SIGTERM: readiness fails, requests in flight finish, watches end cleanly, and the process ends in time.

use crate::support::{Answer, NAMED, SECRETS, Seen, Server, Upstream, kubernetes, next_frame};
use http_body_util::BodyExt;
use std::time::Duration;
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
    let refused = tokio::net::TcpStream::connect(address).await.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
}

/// Creates tokens on connections that are kept, until there is nobody to connect to. How many were answered whole.
async fn create_until_the_end(address: std::net::SocketAddr, client: usize) -> usize {
    use http::Request;
    use http_body_util::Full;
    use hyper_util::rt::TokioIo;
    let mut answered = 0;
    while let Ok(stream) = tokio::net::TcpStream::connect(address).await {
        let handshake = hyper::client::conn::http1::handshake(TokioIo::new(stream));
        let Ok((mut sender, connection)) = handshake.await else {
            continue;
        };
        tokio::spawn(connection);
        // A connection that is closed between two requests was not asked anything.
        while sender.ready().await.is_ok() {
            let id = format!("{client:02}{:04}", answered % 10_000);
            let secret = serde_json::json!({
                "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
                "metadata": { "name": format!("bootstrap-token-{id}"), "namespace": "kube-system" },
                "stringData": { "token-id": id, "token-secret": "0123456789abcdef" },
            });
            let request = Request::post(SECRETS)
                .header("host", address.to_string())
                .header("authorization", "Bearer alice")
                .header("content-type", "application/json")
                .body(Full::new(bytes::Bytes::from(secret.to_string())))
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

/// On a connection that is open already: a load balancer's probe.
#[tokio::test(flavor = "multi_thread")]
async fn readiness_fails_while_it_ends() {
    use http::Request;
    use http_body_util::Empty;
    use hyper_util::rt::TokioIo;
    let upstream = Upstream::start(|seen: &Seen| {
        if seen.path() == NAMED {
            std::thread::sleep(Duration::from_secs(2));
        }
        kubernetes(seen)
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    assert_eq!(server.call("GET", "/readyz").send().await.code, 200);
    let stream = tokio::net::TcpStream::connect(server.address).await.unwrap();
    let (mut probe, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    tokio::spawn(connection);
    let in_flight = tokio::spawn(server.call("GET", NAMED).bearer("alice").send());
    while !upstream.lines().iter().any(|line| line.ends_with(NAMED)) {
        sleep(Duration::from_millis(10)).await;
    }
    let request = || {
        Request::get("/readyz")
            .header("host", "probe")
            .body(Empty::<bytes::Bytes>::new())
            .unwrap()
    };
    // The probe's connection is in the middle of a request when the word comes: only then is it not closed at once.
    let asked = probe.send_request(request());
    server.terminate();
    let first = asked.await;
    if let Ok(answer) = first {
        assert!([200, 503].contains(&answer.status().as_u16()));
    }
    sleep(Duration::from_millis(200)).await;
    let refused = tokio::net::TcpStream::connect(server.address).await;
    let later = match refused {
        Err(_) => None,
        Ok(_) => Some(server.call("GET", "/readyz").send()),
    };
    if let Some(later) = later {
        assert_eq!(timeout(Duration::from_secs(2), later).await.unwrap().code, 503);
    }
    assert_eq!(in_flight.await.unwrap().code, 200);
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

#[tokio::test]
async fn an_idle_connection_holds_nothing_up() {
    let mut server = Server::sandbox(&[]);
    let _idle = tokio::net::TcpStream::connect(server.address).await.unwrap();
    sleep(Duration::from_millis(100)).await;
    server.terminate();
    assert!(server.ended(Duration::from_secs(11)).await.is_some());
}
