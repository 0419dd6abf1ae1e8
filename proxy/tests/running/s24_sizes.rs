//! Sizes are bounded: bodies, heads, descriptions.

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes, wish};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

fn described(description: &str) -> Value {
    let mut wish = wish("abcdef");
    wish["stringData"]["description"] = json!(description);
    wish
}

#[tokio::test]
async fn a_body_over_64_kib_is_too_large() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let body = json!({ "x": "y".repeat(64 << 10) });
    for (method, target) in [
        ("POST", SECRETS),
        ("DELETE", NAMED),
        ("POST", "/-/check"),
        ("POST", "/-/session"),
    ] {
        let reply = server
            .call(method, target)
            .own_page()
            .bearer("alice")
            .json(&body)
            .send()
            .await;
        assert_eq!(
            reply.refusal(),
            (413, "RequestEntityTooLarge".to_owned()),
            "{method} {target}"
        );
    }
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn one_that_is_nearly_so_large_is_read() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let mut wish = described(&"d".repeat(1025));
    wish["metadata"]["annotations"] = json!({ "note": "x".repeat(60_000) });
    let reply = server
        .call("POST", SECRETS)
        .bearer("alice")
        .json(&wish)
        .send()
        .await;
    assert_eq!(reply.refusal(), (422, "Invalid".to_owned()));
    assert_eq!(upstream.lines(), [""; 0]);
}

/// Without a length too: what comes is counted, not what was announced.
#[tokio::test]
async fn a_body_without_a_length_is_counted() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head = format!(
        "POST {SECRETS} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer alice\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
        server.address
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("4000\r\n{}\r\n", " ".repeat(0x4000));
    for _ in 0..5 {
        stream.write_all(chunk.as_bytes()).await.unwrap();
    }
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn a_head_over_16_kib_is_too_large() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let one = server
        .call("GET", SECRETS)
        .bearer("alice")
        .header("x-padding", &"x".repeat(17 << 10));
    // Nobody but the reader of heads has a part in it: there is no request that a guard or a handler could answer.
    let reply = one.send().await;
    assert_eq!((reply.code, reply.text().as_str()), (431, ""));
    let many = (0..20).fold(server.call("GET", SECRETS).bearer("alice"), |call, index| {
        call.header(&format!("x-padding-{index}"), &"x".repeat(1 << 10))
    });
    assert_eq!(many.send().await.code, 431);
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn a_description_over_1_kib_is_refused_by_its_field() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    let create = |length| {
        server
            .call("POST", SECRETS)
            .bearer("alice")
            .json(&described(&"d".repeat(length)))
    };
    let refused = create(1025).send().await;
    assert_eq!(refused.refusal(), (422, "Invalid".to_owned()));
    let causes = refused.json()["details"]["causes"].clone();
    let field = causes[0]["field"].as_str().unwrap();
    assert!(field.contains("description"), "{causes}");
    assert_eq!(upstream.lines(), [""; 0]);
    assert_eq!(create(1024).send().await.code, 201);
}
