//! What anybody may send, and whoever has a leaked token may have filed, is not held as a whole.

use std::sync::Arc;

use http_body_util::BodyExt;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Barrier;

use crate::support::{Answer, SECRETS, Seen, Server, Upstream, kubernetes};

/// 64 MiB; of a pod's 256.
const MOST_KIB: u64 = 64 << 10;
const REQUESTS: &str = "/apis/certificates.k8s.io/v1/certificatesigningrequests";

/// As much as a body may have, a byte at a time.
const CRUMBS: usize = 60_000;
const PEERS: usize = 64;

#[tokio::test(flavor = "multi_thread")]
async fn a_body_in_crumbs_takes_no_more_than_its_bytes() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let all_have_come = Arc::new(Barrier::new(PEERS));
    let sending: Vec<_> = (0..PEERS)
        .map(|_| {
            let (address, all_have_come) = (server.address, Arc::clone(&all_have_come));
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(address).await.unwrap();
                let head = format!(
                    "POST {SECRETS} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer alice\r\n\
                     Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                );
                stream.write_all(head.as_bytes()).await.unwrap();
                stream
                    .write_all("1\r\n \r\n".repeat(CRUMBS).as_bytes())
                    .await
                    .unwrap();
                all_have_come.wait().await;
                stream.write_all(b"0\r\n\r\n").await.unwrap();
                let mut answer = [0; 12];
                stream.read_exact(&mut answer).await.unwrap();
                String::from_utf8_lossy(&answer).into_owned()
            })
        })
        .collect();
    for sent in sending {
        assert_eq!(sent.await.unwrap(), "HTTP/1.1 400", "white space is no JSON");
    }
    let peak = server.peak_memory();
    assert!(peak < MOST_KIB, "{peak} KiB");
}

/// A hundred of a megabyte each, of one token.
#[tokio::test(flavor = "multi_thread")]
async fn huge_certificate_requests_are_not_held() {
    let filed = json!({
        "metadata": { "name": "csr-huge", "creationTimestamp": "2026-11-24T10:00:00Z" },
        "spec": { "username": "system:bootstrap:abcdef", "request": "x".repeat(1_000_000) },
    });
    let items = vec![filed.to_string(); 100].join(",");
    let list = format!(r#"{{"kind":"CertificateSigningRequestList","metadata":{{}},"items":[{items}]}}"#);
    let upstream = Upstream::start(move |seen: &Seen| match seen.path() {
        REQUESTS => Answer::text(200, "application/json", &list),
        _ => kubernetes(seen),
    })
    .await;
    let server = Server::bearer(&upstream, &[]);
    let target = format!("{REQUESTS}?fieldSelector=spec.signerName%3Dkubernetes.io/kube-apiserver-client");
    let answer = server.call("GET", &target).bearer("alice").open().await;
    assert_eq!(answer.status().as_u16(), 200);
    let listed = answer.into_body().collect().await.unwrap().to_bytes();
    let listed: Value = serde_json::from_slice(&listed).unwrap();
    let items = listed["items"].as_array().unwrap();
    assert_eq!(
        (items.len(), &items[99]["metadata"]["name"]),
        (100, &json!("csr-huge"))
    );
    let peak = server.peak_memory();
    assert!(peak < MOST_KIB, "{peak} KiB");
}
