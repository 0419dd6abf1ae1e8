//! Where the kubeconfig's user is lent to whoever is signed in, nobody but this machine can come to sign in.

use crate::support::{Server, Terminal, Upstream, kubernetes};
use rstest::rstest;
use std::time::Duration;
use tokio::time::timeout;

/// However it is said; what is not refused serves until it is ended.
#[rstest]
#[case(&["--listen=0.0.0.0:0"], None)]
#[case(&["--listen=[::]:0"], None)]
#[case(&[], Some("0.0.0.0:0"))]
#[case(&["--auth=kubeconfig", "--listen=192.0.2.1:0"], None)]
#[case(&["--listen=0.0.0.0:0", "--allowed-host=tokens.example.org"], None)]
#[tokio::test]
async fn nothing_is_served_away_from_loopback(#[case] flags: &[&str], #[case] variable: Option<&str>) {
    let upstream = Upstream::start(kubernetes).await;
    let terminal = Terminal::to(&upstream);
    let mut serve = terminal.command(&[&["serve"], flags].concat());
    serve.envs(variable.map(|address| ("KARMADA_TOKEN_LISTEN", address)));
    let ended = timeout(Duration::from_secs(30), serve.output()).await;
    let output = ended.expect("it serves").unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(64), "{told}");
    assert!(told.contains("loopback only"), "{told}");
    assert!(output.stdout.is_empty(), "a sign-in link was printed");
    assert_eq!(upstream.lines(), [""; 0]);
}

#[tokio::test]
async fn on_loopback_it_serves() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    assert!(server.address.ip().is_loopback());
    assert_eq!(server.call("GET", "/livez").send().await.code, 200);
}
