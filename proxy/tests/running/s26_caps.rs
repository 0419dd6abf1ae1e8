//! Caps on connections, on those of one peer, and on watches: one more is told so at once, and nothing else suffers.

use crate::s17_security_headers;
use crate::support::{Certificate, SECRETS, Server, Upstream, kubernetes};
use rstest::rstest;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[rstest]
#[case(&["--max-connections=3", "--max-connections-per-peer=9"])]
#[case(&["--max-connections=9", "--max-connections-per-peer=3"])]
#[tokio::test]
async fn one_connection_too_many_is_told_so(#[case] flags: &[&str]) {
    let server = Server::sandbox(flags);
    let mut open = Vec::new();
    for _ in 0..3 {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        // A request, so that it is known to be served and not only in the kernel's queue.
        stream
            .write_all(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
            .await
            .unwrap();
        assert_eq!(stream.read_u8().await.unwrap(), b'H');
        open.push(stream);
    }
    let reply = server.call("GET", "/livez").send().await;
    assert_eq!(reply.refusal(), (503, "ServiceUnavailable".to_owned()));
    assert_eq!(reply.header("retry-after"), "5");
    s17_security_headers::has_all(&reply);
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(reply.header("x-request-id").len(), 16);
    assert!(reply.header("date").ends_with(" GMT"));
    open.pop();
    let served = async {
        loop {
            let reply = server.call("GET", "/metrics").send().await;
            if reply.code == 200 {
                return reply.text();
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let freed = tokio::time::timeout(Duration::from_secs(10), served).await;
    let metrics = freed.expect("the place of one that has left is given to another");
    assert!(metrics.contains("reason=\"TooManyConnections\""), "{metrics}");
}

#[tokio::test]
async fn under_tls_too() {
    let certificate = Certificate::new();
    let flags = certificate.flags();
    let flags = [flags[0].as_str(), flags[1].as_str(), "--max-connections=1"];
    let server = Server::sandbox(&flags);
    let tls = certificate.client("http/1.1");
    let watch = format!("{SECRETS}?watch=1");
    let held = server.call("GET", &watch).over(&tls).own_page().open().await;
    assert_eq!(held.status().as_u16(), 200);
    let reply = server.call("GET", "/livez").over(&tls).send().await;
    assert_eq!(reply.refusal(), (503, "ServiceUnavailable".to_owned()));
}

#[tokio::test]
async fn one_watch_too_many_is_told_so() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &["--max-watches=1"]);
    let watch = || server.call("GET", &format!("{SECRETS}?watch=1")).bearer("alice");
    let first = watch().open().await;
    assert_eq!(first.status().as_u16(), 200);
    assert_eq!(
        watch().send().await.refusal(),
        (503, "ServiceUnavailable".to_owned())
    );
    let metrics = server.call("GET", "/metrics").send().await.text();
    assert!(metrics.contains("reason=\"TooManyWatches\""), "{metrics}");
    let list = server.call("GET", SECRETS).bearer("alice").send().await;
    assert_eq!(list.code, 200, "a list is no watch");
    drop(first);
    let freed = async {
        while watch().open().await.status().as_u16() != 200 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let freed = tokio::time::timeout(Duration::from_secs(10), freed).await;
    freed.expect("the place of one that has ended is given to another");
}
