//! Escapes, dots and control characters never change the path that upstream sees.

use crate::support::{SECRETS, Server, Upstream, kubernetes};
use rstest::rstest;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[rstest]
#[case("/bootstrap-token-%61bcdef")]
#[case("/bootstrap-token-abcde%66")]
#[case("/bootstrap-token-abcdef%2f")]
#[case("/bootstrap-token-abcdef/..%2fother")]
#[case("/bootstrap-token-abcdef%2f..%2fother")]
#[case("/bootstrap-token-abcdef%252f..%252fother")]
#[case("/bootstrap-token-abcdef/../other")]
#[case("/%2e%2e/configmaps")]
#[case("/%252e%252e/configmaps")]
#[case("/../configmaps/x")]
#[case("/.")]
#[case("//bootstrap-token-abcdef")]
#[case("/bootstrap-token-abcdef%00")]
#[case("/bootstrap-token-abcdef%0d%0aHost:%20evil")]
#[case("/bootstrap-token-abcdef;a=b")]
#[case("/bootstrap-token-abcde%C3%A9")]
#[case("%2fbootstrap-token-abcdef")]
#[tokio::test]
async fn an_escape_is_no_path_of_ours(#[case] rest: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for method in ["GET", "DELETE"] {
        let reply = server
            .call(method, &format!("{SECRETS}{rest}"))
            .bearer("alice")
            .send()
            .await;
        assert_eq!(reply.code, 404, "{method} {rest}");
    }
    assert_eq!(upstream.lines(), [""; 0]);
}

/// Bytes that no HTTP library would send.
#[rstest]
#[case(b"/bootstrap-token-abcde\0")]
#[case(b"/bootstrap-token-abcdef\r\nX-Injected: 1")]
#[case(b"/bootstrap-token-abcdef\nX-Injected: 1")]
#[case(b"/bootstrap-token-abcdef x")]
#[case(b"/bootstrap-token-abcdef\tx")]
#[case(b"/bootstrap-token-abcd\xe9f")]
#[tokio::test]
async fn raw_bytes_are_no_path_of_ours(#[case] rest: &[u8]) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let mut request = format!("GET {SECRETS}").into_bytes();
    request.extend_from_slice(rest);
    let host = server.address;
    request.extend_from_slice(
        format!(" HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer alice\r\nConnection: close\r\n\r\n")
            .as_bytes(),
    );
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(&request).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer);
    assert!(
        answer.starts_with("HTTP/1.1 400") || answer.starts_with("HTTP/1.1 404"),
        "{answer}"
    );
    assert_eq!(upstream.lines(), [""; 0]);
}
