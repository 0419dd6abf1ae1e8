//! A panic: whoever asked is told nothing of it, and the log has its place alone.

use crate::support::{Routed, SECRETS, Upstream, kubernetes};
use axum::body::Body;
use bytes::Bytes;
use clap::Parser;
use futures_util::{Stream, stream};
use karmada_token_proxy::{Cli, LogFormat, start_logging};
use std::io;
use tokio::process::Command;

/// What is panicked with, as if a parser repeated what it stumbled over.
const CANARY: &str = "canary0secret00x";
const IN_CHILD: &str = "KARMADA_TOKEN_TEST_PANICS";

/// Nothing makes the proxy panic, so what is read of the request does. In a process of its own, to which log and hook belong.
#[tokio::test]
async fn its_place_is_logged_and_nothing_of_what_it_says() {
    if std::env::var_os(IN_CHILD).is_some() {
        return panics_within_a_request().await;
    }
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture"])
        .arg("s29_panics::its_place_is_logged_and_nothing_of_what_it_says")
        .env(IN_CHILD, "1")
        .output()
        .await
        .unwrap();
    let log = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{log}");
    assert!(log.contains("a panic") && log.contains("s29_panics.rs:"), "{log}");
    assert!(!log.contains(CANARY), "{log}");
}

fn stumbling() -> impl Stream<Item = io::Result<Bytes>> {
    stream::once(async { panic!("{CANARY}") })
}

async fn panics_within_a_request() {
    let words = ["karmada-token", "serve", "--sandbox", "-v=2"];
    start_logging(LogFormat::Text, &Cli::try_parse_from(words).unwrap().log).unwrap();
    let upstream = Upstream::start(kubernetes).await;
    let server = Routed::bearer(&upstream).await;
    let call = server.call("POST", SECRETS).bearer("alice");
    let request = call.header("content-type", "application/json").routed();
    let reply = server.send(request.map(|_| Body::from_stream(stumbling()))).await;
    assert_eq!(reply.refusal(), (500, "InternalError".to_owned()));
    let told = format!("{:?} {}", reply.headers, reply.text());
    assert!(!told.contains(CANARY), "{told}");
}
