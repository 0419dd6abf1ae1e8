use super::*;
use rstest::rstest;
use serde_json::{Value, json};

/// What OpenSSL makes of `/O=system:karmada:agents/CN=system:karmada:agent:member1`.
const PEM: &[u8] = include_bytes!("agent-member1.csr");

fn list(items: &[Value]) -> Vec<CertificateRequest> {
    CertificateRequest::of_list(json!({ "items": items }).to_string().as_bytes()).unwrap()
}

fn request(username: &str, pem: &[u8], status: &Value) -> Value {
    json!({
        "metadata": { "name": "csr-1", "creationTimestamp": "2026-11-24T10:00:00Z" },
        "spec": { "username": username, "request": go_base64::encode(pem).as_str() },
        "status": status,
    })
}

#[test]
fn a_bootstrap_tokens_request_is_read_and_anothers_is_not() {
    let read = list(&[
        request("system:bootstrap:abcdef", PEM, &json!({})),
        request("system:node:a", PEM, &json!({})),
        request("system:bootstrap:", PEM, &json!({})),
    ]);
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].token_id, "abcdef".parse().unwrap());
    assert_eq!(
        read[0].common_name.as_deref(),
        Some("system:karmada:agent:member1")
    );
    assert_eq!(read[0].cluster(), Some("member1"));
    assert_eq!(read[0].created.to_string(), "2026-11-24T10:00:00Z");
}

#[rstest]
#[case(json!({}), RequestState::Pending)]
#[case(json!({"conditions": [{"type": "Approved"}]}), RequestState::Approved)]
#[case(json!({"conditions": [{"type": "Approved"}], "certificate": "LS0="}), RequestState::Issued)]
#[case(json!({"conditions": [{"type": "Denied", "message": "no"}]}), RequestState::Denied("no".into()))]
#[case(
    json!({"conditions": [{"type": "Approved"}, {"type": "Failed", "reason": "SignerValidationFailure"}]}),
    RequestState::Failed("SignerValidationFailure".into())
)]
fn states(#[case] status: Value, #[case] state: RequestState) {
    assert_eq!(
        list(&[request("system:bootstrap:abcdef", PEM, &status)])[0].state,
        state
    );
}

#[test]
fn a_subject_that_cant_be_read_is_none() {
    for pem in [
        &b""[..],
        b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
        &PEM[..200],
    ] {
        assert_eq!(
            list(&[request("system:bootstrap:abcdef", pem, &json!({}))])[0].common_name,
            None
        );
    }
}

#[test]
fn what_is_no_list_is_an_error_and_an_empty_one_may_be_null() {
    assert!(CertificateRequest::of_list(b"<html>").is_err());
    assert_eq!(CertificateRequest::of_list(b"{\"items\":null}"), Ok(Vec::new()));
}

/// What is asked for in nobody's sight is told by its name: a token that leaked may have filed it.
#[test]
fn a_holder_is_a_cluster_the_first_user_or_somebody_by_name() {
    let mut filed = list(&[request("system:bootstrap:abcdef", PEM, &json!({}))]).remove(0);
    for (name, holder) in [
        (Some("system:karmada:agent:member1"), Some("member1")),
        (Some("system:karmada:agent:rbac-generator"), None),
        (Some("root-operator"), Some("root-operator")),
        (None, Some("?")),
    ] {
        filed.common_name = name.map(str::to_owned);
        assert_eq!(filed.holder(), holder);
    }
}
