//! TLS to callers: in both protocols, with a certificate that is replaced while the server runs.

use crate::support::{Certificate, SECRETS, Server, Upstream, kubernetes};
use rstest::rstest;
use serde_json::json;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

fn serve(upstream: &Upstream, certificate: &Certificate) -> Server {
    let flags = certificate.flags();
    Server::bearer(upstream, &[&flags[0], &flags[1]])
}

#[rstest]
#[case("http/1.1", http::Version::HTTP_11)]
#[case("h2", http::Version::HTTP_2)]
#[tokio::test]
async fn both_protocols_are_spoken(#[case] protocol: &str, #[case] version: http::Version) {
    let upstream = Upstream::start(kubernetes).await;
    let certificate = Certificate::new();
    let server = serve(&upstream, &certificate);
    assert!(server.link.starts_with("https://"), "{}", server.link);
    let client = certificate.client(protocol);
    let call = server.call("GET", SECRETS).over(&client).bearer("alice");
    let answer = call.open().await;
    assert_eq!((answer.version(), answer.status().as_u16()), (version, 200));
    assert_eq!(answer.headers()["strict-transport-security"], "max-age=31536000");
}

/// Under TLS no other port shares the cookie, which is enough by itself.
#[tokio::test]
async fn s06_the_cookie_belongs_to_the_host_alone() {
    let upstream = Upstream::start(kubernetes).await;
    let certificate = Certificate::new();
    let server = serve(&upstream, &certificate);
    let client = certificate.client("h2");
    let call = server.call("POST", "/-/session").over(&client).own_page();
    let reply = call.json(&json!({ "token": "alice" })).send().await;
    assert_eq!(reply.code, 201, "{}", reply.text());
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("__Host-karmada-token="), "{cookie}");
    for attribute in ["; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    let call = server
        .call("GET", SECRETS)
        .over(&client)
        .own_page()
        .header("cookie", reply.cookie());
    assert_eq!(call.send().await.code, 200);
}

#[tokio::test]
async fn s10_another_scheme_is_another_origin() {
    let upstream = Upstream::start(kubernetes).await;
    let certificate = Certificate::new();
    let server = serve(&upstream, &certificate);
    let client = certificate.client("http/1.1");
    let origin = format!("http://localhost:{}", server.address.port());
    let call = server.call("GET", SECRETS).over(&client).bearer("alice");
    assert_eq!(call.header("origin", &origin).send().await.code, 403);
}

#[tokio::test]
async fn a_replaced_certificate_serves_new_connections() {
    let upstream = Upstream::start(kubernetes).await;
    let mut certificate = Certificate::new();
    let server = serve(&upstream, &certificate);
    certificate.replace();
    let client = certificate.client("http/1.1");
    let connector = tokio_rustls::TlsConnector::from(client);
    let trusted = async {
        loop {
            let stream = tokio::net::TcpStream::connect(server.address).await.unwrap();
            let name = "localhost".try_into().unwrap();
            if connector.connect(name, stream).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    let within_a_minute = tokio::time::timeout(Duration::from_secs(60), trusted).await;
    assert!(within_a_minute.is_ok(), "{}", server.log());
}

/// Connections to the API server follow its CA, and so do the register commands.
#[tokio::test]
async fn a_replaced_ca_is_pinned_and_a_broken_one_is_not() {
    let upstream = Upstream::start(kubernetes).await;
    let [old, new] = [Certificate::new(), Certificate::new()];
    let file = old.certificate();
    let server = Server::bearer(
        &upstream,
        &[&format!("--certificate-authority={}", file.display())],
    );
    let pins = async || {
        let info = server.call("GET", "/-/info").bearer("alice").send().await.json();
        info["pins"].clone()
    };
    let of = |file: &Path| {
        let pins = karmada_token_core::pins_of_pem(&std::fs::read(file).unwrap()).unwrap();
        json!(pins.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(pins().await, of(&file));
    std::fs::copy(new.certificate(), &file).unwrap();
    assert_eq!(pins().await, of(&new.certificate()));
    std::fs::write(&file, "-----BEGIN CERTIFICATE-----").unwrap();
    assert_eq!(pins().await, of(&new.certificate()));
    server.logged("its last pins stay").await;
}

#[tokio::test]
async fn what_is_no_handshake_is_not_answered() {
    let upstream = Upstream::start(kubernetes).await;
    let server = serve(&upstream, &Certificate::new());
    let mut stream = tokio::net::TcpStream::connect(server.address).await.unwrap();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .await
        .unwrap();
    let mut told = Vec::new();
    // Reset or closed: either way without a word of HTTP.
    drop(stream.read_to_end(&mut told).await);
    assert!(!String::from_utf8_lossy(&told).contains("HTTP/"), "{told:?}");
}

#[test]
fn what_tls_cant_be_spoken_with_is_wrong_use() {
    let (one, other) = (Certificate::new(), Certificate::new());
    let [certificate, key] = one.flags();
    let [_, another_key] = other.flags();
    let no_key = format!("--tls-key={}", one.certificate().display());
    for (flags, told) in [
        (vec![&certificate[..]], "--tls-key"),
        (vec![&certificate, "--tls-key=/nonexistent"], "/nonexistent"),
        (vec![&certificate, &no_key], "no private key"),
        (vec![&certificate, &another_key], "can't be used together"),
        (
            vec![&certificate, &key, "--behind-tls-proxy"],
            "--behind-tls-proxy",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_karmada-token"))
            .args(["serve", "--auth=bearer", "--server=https://karmada.test"])
            .args(flags)
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(64), "{words}");
        assert!(words.contains(told), "{words}");
    }
}
