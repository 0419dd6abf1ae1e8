//! Requests whose length can be read in two ways: refused, and the connection closed, so that nothing is left in it for
//! another to be taken for.

use crate::support::{SECRETS, Server, Upstream, kubernetes};
use rstest::rstest;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A second request, hidden where one of the two readings ends.
const HIDDEN: &str = "DELETE /api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef HTTP/1.1\r\n\
                      Host: HOST\r\nAuthorization: Bearer alice\r\n\r\n";

/// All that is answered until the connection is closed, which it must be: a 400 or nothing.
async fn told_at_its_end(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut told = Vec::new();
    // A reset in place of an end is as closed.
    let read = tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut told)).await;
    assert!(read.is_ok(), "the connection is still open");
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(told.starts_with("HTTP/1.1 400 ") || told.is_empty(), "{told}");
    told
}

#[rstest]
#[case::two_lengths("Content-Length: 2\r\nContent-Length: 0\r\n")]
#[case::a_list_of_lengths("Content-Length: 0, 2\r\n")]
#[case::both("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n")]
#[case::both_the_other_way("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n")]
#[case::negative("Content-Length: -1\r\n")]
#[case::signed("Content-Length: +2\r\n")]
#[case::hexadecimal("Content-Length: 0x2\r\n")]
#[case::overflowing("Content-Length: 18446744073709551618\r\n")]
#[case::unknown_encoding("Transfer-Encoding: chunky\r\n")]
#[case::chunked_not_last("Transfer-Encoding: chunked, identity\r\n")]
#[case::a_space_before_the_colon("Content-Length : 2\r\n")]
#[case::folded("X: a\r\n Content-Length: 2\r\n")]
#[case::a_bare_cr("X: a\rContent-Length: 2\r\n")]
#[case::nul("X: a\0\r\n")]
#[tokio::test]
async fn what_can_be_read_in_two_ways_is_refused(#[case] framing: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let host = server.address.to_string();
    let request = format!(
        "POST {SECRETS} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer alice\r\n\
         Content-Type: application/json\r\n{framing}\r\n0\r\n\r\n{}",
        HIDDEN.replace("HOST", &host)
    );
    let told = told_at_its_end(&server, &request).await;
    assert_eq!(
        told.matches("HTTP/1.1 ").count(),
        told.len().min(1),
        "one answer at most: {told}"
    );
    assert_eq!(upstream.lines(), [""; 0]);
}

/// A chunk whose size is none ends the request, whatever follows it.
#[rstest]
#[case("zz\r\n{}\r\n0\r\n\r\n")]
#[case("-1\r\n{}\r\n0\r\n\r\n")]
#[case("ffffffffffffffff1\r\n{}\r\n0\r\n\r\n")]
#[tokio::test]
async fn a_broken_chunk_is_refused(#[case] body: &str) {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let host = server.address.to_string();
    let request = format!(
        "POST {SECRETS} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer alice\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{body}{}",
        HIDDEN.replace("HOST", &host)
    );
    told_at_its_end(&server, &request).await;
    assert_eq!(upstream.lines(), [""; 0]);
}
