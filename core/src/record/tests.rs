use super::*;
use crate::{BootstrapToken, Expiration, Groups, Secret, Token};
use rstest::rstest;
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T06:00:00Z";

fn now() -> Timestamp {
    Timestamp::parse_rfc3339(NOW).unwrap()
}

fn base64(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

/// A good Secret, in which `change` replaces values (`null` removes a key).
fn record(change: &Value) -> TokenRecord {
    let mut data = json!({
        "token-id": "abcdef", "token-secret": "0123456789abcdef", "expiration": "2026-11-25T06:00:00Z",
        "usage-bootstrap-signing": "true", "usage-bootstrap-authentication": "true",
        "auth-extra-groups": "system:bootstrappers:karmada:default-cluster-token",
    });
    let mut object = json!({
        "metadata": {"name": "bootstrap-token-abcdef", "uid": "u", "resourceVersion": "7"},
        "type": "bootstrap.kubernetes.io/token",
    });
    for (key, value) in change.as_object().unwrap() {
        match (key.as_str(), value) {
            ("name", name) => object["metadata"]["name"] = name.clone(),
            ("namespace", namespace) => object["metadata"]["namespace"] = namespace.clone(),
            ("type", kind) => object["type"] = kind.clone(),
            ("deleting", time) => object["metadata"]["deletionTimestamp"] = time.clone(),
            (_, Value::Null) => drop(data.as_object_mut().unwrap().remove(key)),
            (_, value) => data[key] = value.clone(),
        }
    }
    let encoded = data
        .as_object()
        .unwrap()
        .iter()
        .map(|(k, v)| (k.clone(), json!(base64(v.as_str().unwrap()))));
    object["data"] = Value::Object(encoded.collect());
    TokenRecord::from(&serde_json::from_value::<Secret>(object).unwrap())
}

/// The rows of Kubernetes' authenticator and signer: against authentication, against signing, and the state.
#[rstest]
#[case(json!({}), "", "", TokenState::Usable)]
#[case(json!({"expiration": null}), "", "", TokenState::NeverExpires)]
#[case(json!({"expiration": "2026-11-24T06:59:59Z"}), "", "", TokenState::Expiring)]
#[case(json!({"expiration": NOW}), "expired", "expired", TokenState::Expired)]
#[case(json!({"expiration": "soon"}), "expiration-unparseable", "expiration-unparseable", TokenState::Malformed)]
#[case(json!({"usage-bootstrap-signing": "True"}), "", "no-signing-usage", TokenState::NotJoinable)]
#[case(json!({"usage-bootstrap-authentication": null}), "no-authentication-usage", "", TokenState::NotJoinable)]
#[case(json!({"usage-bootstrap-authentication": "false", "usage-bootstrap-signing": "false"}),
       "no-authentication-usage", "no-signing-usage", TokenState::Suspended)]
#[case(json!({"auth-extra-groups": "system:bootstrappers:a,bad"}), "bad-group", "", TokenState::NotJoinable)]
#[case(json!({"auth-extra-groups": null}), "", "", TokenState::Usable)]
#[case(json!({"name": "bootstrap-token-zzzzzz"}), "id-mismatch", "id-mismatch", TokenState::Malformed)]
#[case(json!({"name": "other"}), "bad-name", "bad-name", TokenState::Malformed)]
#[case(json!({"namespace": "kube-system"}), "", "", TokenState::Usable)]
#[case(json!({"namespace": "default"}), "wrong-namespace", "wrong-namespace", TokenState::Malformed)]
#[case(json!({"type": "Opaque"}), "wrong-type", "wrong-type", TokenState::Malformed)]
#[case(json!({"token-id": null}), "bad-id", "bad-id", TokenState::Malformed)]
#[case(json!({"type": "Opaque", "name": "other", "token-id": null, "token-secret": null}),
       "wrong-type,bad-name,bad-id,secret-missing", "wrong-type,bad-name,bad-id,secret-missing", TokenState::Malformed)]
#[case(json!({"token-secret": null}), "secret-missing", "secret-missing", TokenState::Malformed)]
#[case(json!({"token-secret": "short"}), "secret-malformed", "", TokenState::Malformed)]
#[case(json!({"deleting": NOW}), "deleting", "", TokenState::Deleting)]
fn verdicts_are_kubernetes(
    #[case] change: Value,
    #[case] authenticates: &str,
    #[case] signed: &str,
    #[case] state: TokenState,
) {
    let record = record(&change);
    let keys = |reasons: &[crate::Reason]| {
        reasons
            .iter()
            .map(crate::Reason::as_key)
            .collect::<Vec<_>>()
            .join(",")
    };
    let verdict = record.verdict(now());
    assert_eq!(
        (
            keys(&verdict.authenticates).as_str(),
            keys(&verdict.signed).as_str()
        ),
        (authenticates, signed)
    );
    assert_eq!(record.state(now()), state);
}

/// Against: what stands in the way, where a group may ask for a certificate and where none may.
#[rstest]
#[case(json!({}), "", "no-group-may-register")]
#[case(json!({"usage-bootstrap-signing": null}), "no-signing-usage", "no-group-may-register,no-signing-usage")]
#[case(json!({"expiration": "2020-01-01T00:00:00Z"}), "expired", "expired")]
#[case(
    json!({"usage-bootstrap-signing": null, "auth-extra-groups": "x"}),
    "bad-group,no-signing-usage",
    "bad-group,no-signing-usage"
)]
fn a_cluster_registers_with_what_both_take_and_a_group_that_may(
    #[case] change: Value,
    #[case] may: &str,
    #[case] may_not: &str,
) {
    let verdict = record(&change).verdict(now());
    let keys = |may| {
        let reasons = verdict.registers(may);
        reasons
            .iter()
            .map(crate::Reason::as_key)
            .collect::<Vec<_>>()
            .join(",")
    };
    assert_eq!((keys(true).as_str(), keys(false).as_str()), (may, may_not));
}

#[test]
fn a_created_token_reads_back_and_so_does_its_masked_form() {
    let token = BootstrapToken {
        token: Token::generate(&mut crate::OsRandom).unwrap(),
        expiration: Expiration::Never,
        usages: Usages::ALL,
        groups: Groups::karmada_default(),
        description: Some("member eu-1".parse().unwrap()),
    };
    let json = token.to_secret().to_json();
    let plain = TokenRecord::from(&serde_json::from_str::<Secret>(&json).unwrap());
    assert_eq!(plain.secret, SecretState::Exposed(token.token.secret().clone()));
    let masked = crate::mask_secret(&json).unwrap();
    let masked = TokenRecord::from(&Secret::from_json(&masked).unwrap());
    assert_eq!(
        masked,
        TokenRecord {
            secret: SecretState::WellFormed,
            ..plain
        }
    );
}

#[test]
fn s40_null_and_odd_fields_are_read() {
    let secret: Secret = serde_json::from_value(
        json!({"metadata": {"name": "x", "managedFields": null}, "data": {"token-id": null}}),
    )
    .unwrap();
    assert!(TokenRecord::from(&secret).is_malformed());
    let error = serde_json::from_value::<Secret>(json!({"data": {"token-secret": "p@ssw0rd"}})).unwrap_err();
    assert!(!error.to_string().contains("p@ssw0rd"));
}
