use super::*;
use crate::join::fixture::info;
use rstest::rstest;
use serde_json::json;

fn answer(code: u16, body: &str) -> Answer<'_> {
    Answer {
        code,
        body: body.as_bytes(),
    }
}

fn config_map() -> Value {
    json!({ "kind": "ConfigMap", "data": { "kubeconfig": info().kubeconfig() } })
}

#[rstest]
#[case(
    200,
    r#"{"groups":[{"name":"apps"},{"name":"cluster.karmada.io"}]}"#,
    Seen::Found(true)
)]
#[case(200, r#"{"groups":[{"name":"apps"}]}"#, Seen::Found(false))]
#[case(200, "{}", Seen::Not(other_object()))]
#[case(401, "{}", Seen::Not(Unseen::Unauthorized))]
#[case(403, "{}", Seen::Not(Unseen::Forbidden))]
#[case(500, "", Seen::Not(Unseen::Failed("the API server answered 500".to_owned())))]
fn groups_tell_karmada(#[case] code: u16, #[case] body: &str, #[case] seen: Seen<bool>) {
    assert_eq!(answer(code, body).karmada(), seen);
}

/// A refusal says something of the control plane only where no credential was shown.
#[test]
fn a_refusal_without_credentials_is_seen() {
    assert!(matches!(answer(403, "").document(), Seen::Not(Unseen::Forbidden)));
    for code in [401, 403] {
        let seen = answer(code, "").public_document();
        assert!(matches!(seen, Seen::Found(Document::Refused(found)) if found == code));
    }
    for seen in [answer(404, "").document(), answer(404, "").public_document()] {
        assert!(matches!(seen, Seen::Found(Document::Absent)));
    }
    let text = config_map().to_string();
    assert!(matches!(
        answer(200, &text).document(),
        Seen::Found(Document::Readable(_))
    ));
    assert!(matches!(
        answer(200, "{}").document(),
        Seen::Found(Document::Broken(_))
    ));
}

#[test]
fn what_the_proxy_saw_from_outside_is_read() {
    let certificate =
        json!({ "names": ["a.test"], "expires": "2027-01-01T00:00:00Z", "trust": "other-authority" });
    let body = json!({ "clusterInfo": { "code": 200, "object": config_map() }, "certificate": certificate });
    let (document, serving) = answer(200, &body.to_string()).outside();
    assert!(matches!(document, Seen::Found(Document::Readable(_))));
    assert_eq!(
        serving.found().map(|serving| serving.trust),
        Some(Trust::OtherAuthority)
    );

    let body = r#"{"clusterInfo":{"code":403},"certificate":{"error":"there is no TLS with it"}}"#;
    let (document, serving) = answer(200, body).outside();
    assert!(matches!(document, Seen::Found(Document::Refused(403))));
    let why = Unseen::Failed("there is no TLS with it".to_owned());
    assert_eq!(serving, Seen::Not(why));

    let (document, serving) = answer(429, "{}").outside();
    assert!(document.found().is_none() && serving.found().is_none());
}

#[test]
fn a_check_is_read() {
    let body =
        r#"{"authenticated":true,"allowed":{"createCertificateSigningRequest":true,"beAutoApproved":false}}"#;
    let tried = Tried {
        authenticated: true,
        may_file_requests: true,
        is_auto_approved: false,
    };
    assert_eq!(answer(200, body).tried(), Seen::Found(tried));
    let nobody = answer(200, r#"{"authenticated":false}"#).tried();
    assert_eq!(nobody.found().map(|tried| tried.authenticated), Some(false));
}
