//! A description is text wherever this server repeats it.

use crate::support::{SECRETS, Server, wish};
use serde_json::json;

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>";

#[tokio::test]
async fn markup_in_a_description_is_neither_changed_nor_sniffed() {
    let server = Server::sandbox(&[]);
    let mut secret = wish("abcdef");
    secret["stringData"]["description"] = json!(HOSTILE);
    let created = server.call("POST", SECRETS).own_page().json(&secret).send().await;
    assert_eq!(created.code, 201, "{}", created.text());
    let target = format!("{SECRETS}/bootstrap-token-abcdef?view=masked");
    let read = server.call("GET", &target).own_page().send().await;
    for reply in [&created, &read] {
        assert_eq!(reply.header("content-type"), "application/json");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        let encoded = reply.json()["data"]["description"].as_str().unwrap().to_owned();
        assert_eq!(decoded(&encoded), HOSTILE);
    }
}

/// Nor is what a refusal repeats.
#[tokio::test]
async fn a_refusal_is_json_whatever_was_asked() {
    let server = Server::sandbox(&[]);
    for target in [
        "/%3Cscript%3E",
        "/api/v1/%3Cscript%3E",
        "/api/v1/namespaces/kube-system/secrets?%3Cscript%3E=1",
    ] {
        let reply = server.call("GET", target).own_page().send().await;
        assert!(reply.code >= 400, "{target}");
        assert_eq!(reply.header("content-type"), "application/json", "{target}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{target}");
    }
}

fn decoded(text: &str) -> String {
    use base64::Engine;
    String::from_utf8(base64::engine::general_purpose::STANDARD.decode(text).unwrap()).unwrap()
}
