//! Host is compared with an exact list (DNS rebinding).

use crate::support::{SECRETS, Server};
use rstest::rstest;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

fn with_port(server: &Server, host: &str) -> String {
    host.replace("PORT", &server.address.port().to_string())
}

#[tokio::test]
async fn its_own_names_are_its_own() {
    let server = Server::sandbox(&[]);
    for host in ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"] {
        let call = server.call("GET", SECRETS);
        let call = call.instead("host", &with_port(&server, host));
        assert_eq!(call.send().await.code, 200, "{host}");
    }
}

/// Names of others, and the code of the refusal.
const OTHERS: [(&str, u16); 14] = [
    ("localhost.evil.test:PORT", 403),
    ("evil.test", 403),
    ("localhost.:PORT", 403),
    ("127.0.0.1.:PORT", 403),
    ("localhost:1", 403),
    ("localhost", 403),
    ("127.0.0.1", 403),
    ("127.0.0.2:PORT", 403),
    ("127.1:PORT", 403),
    ("2130706433:PORT", 403),
    ("[::ffff:127.0.0.1]:PORT", 403),
    ("user@localhost:PORT", 403),
    ("localhost:PORT,evil.test", 403),
    ("", 400),
];

#[tokio::test]
async fn every_other_name_is_refused() {
    let server = Server::sandbox(&[]);
    for (host, code) in OTHERS {
        for target in [SECRETS, "/-/info", "/", "/nothing"] {
            let call = server.call("GET", target);
            let call = call.instead("host", &with_port(&server, host));
            assert_eq!(call.send().await.code, code, "{host} {target}");
        }
    }
}

#[tokio::test]
async fn a_name_on_the_list_is_let_in() {
    let server = Server::sandbox(&["--allowed-host", "tokens.example.org:8321"]);
    let call = |host| server.call("GET", SECRETS).instead("host", host);
    assert_eq!(call("tokens.example.org:8321").send().await.code, 200);
    assert_eq!(call("tokens.example.org").send().await.code, 403);
}

#[tokio::test]
async fn two_hosts_are_none() {
    let server = Server::sandbox(&[]);
    let own = server.address.to_string();
    assert_eq!(
        server.call("GET", SECRETS).header("host", &own).send().await.code,
        400
    );
    assert_eq!(
        server
            .call("GET", SECRETS)
            .header("host", "evil.test")
            .send()
            .await
            .code,
        400
    );
}

#[rstest]
#[case("http://127.0.0.1:PORT")]
#[case("http://evil.test")]
#[tokio::test]
async fn an_absolute_target_is_for_forward_proxies(#[case] origin: &str) {
    let server = Server::sandbox(&[]);
    let target = format!("{}{SECRETS}", with_port(&server, origin));
    assert_eq!(server.call("GET", &target).send().await.code, 400);
}

/// Also without a Host header at all, which HTTP/1.0 allows.
#[tokio::test]
async fn http_1_0_is_no_way_around() {
    let server = Server::sandbox(&[]);
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream
        .write_all(format!("GET {SECRETS} HTTP/1.0\r\n\r\n").as_bytes())
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.0 400"), "{answer}");
}

/// Probes come by a pod's address.
#[tokio::test]
async fn operators_ask_under_any_name() {
    let server = Server::sandbox(&[]);
    for target in ["/livez", "/readyz", "/metrics"] {
        assert_eq!(
            server
                .call("GET", target)
                .instead("host", "10.1.2.3:8321")
                .send()
                .await
                .code,
            200,
            "{target}"
        );
    }
}
