//! Escapes, dots and control characters never change the path that upstream sees.

use crate::support::{SECRETS, Server, Upstream, kubernetes};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What stands after the Secrets' path.
const ESCAPES: [&str; 17] = [
    "/bootstrap-token-%61bcdef",
    "/bootstrap-token-abcde%66",
    "/bootstrap-token-abcdef%2f",
    "/bootstrap-token-abcdef/..%2fother",
    "/bootstrap-token-abcdef%2f..%2fother",
    "/bootstrap-token-abcdef%252f..%252fother",
    "/bootstrap-token-abcdef/../other",
    "/%2e%2e/configmaps",
    "/%252e%252e/configmaps",
    "/../configmaps/x",
    "/.",
    "//bootstrap-token-abcdef",
    "/bootstrap-token-abcdef%00",
    "/bootstrap-token-abcdef%0d%0aHost:%20evil",
    "/bootstrap-token-abcdef;a=b",
    "/bootstrap-token-abcde%C3%A9",
    "%2fbootstrap-token-abcdef",
];

/// Bytes that no HTTP library would send.
const RAW: [&[u8]; 6] = [
    b"/bootstrap-token-abcde\0",
    b"/bootstrap-token-abcdef\r\nX-Injected: 1",
    b"/bootstrap-token-abcdef\nX-Injected: 1",
    b"/bootstrap-token-abcdef x",
    b"/bootstrap-token-abcdef\tx",
    b"/bootstrap-token-abcd\xe9f",
];

#[tokio::test]
async fn an_escape_is_no_path_of_ours() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for rest in ESCAPES {
        for method in ["GET", "DELETE"] {
            let call = server.call(method, &format!("{SECRETS}{rest}")).bearer("alice");
            assert_eq!(call.send().await.code, 404, "{method} {rest}");
            assert_eq!(upstream.lines(), [""; 0], "{method} {rest}");
        }
    }
}

#[tokio::test]
async fn raw_bytes_are_no_path_of_ours() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for rest in RAW {
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
            "{rest:?}: {answer}"
        );
        assert_eq!(upstream.lines(), [""; 0], "{rest:?}");
    }
}
