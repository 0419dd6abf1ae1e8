use super::*;
use proptest::prelude::*;
use serde_json::json;

const CANARY: &str = "MDEyMzQ1Njc4OWFiY2RlZg==";

/// Secrets as they are, and as they hardly ever are.
fn secrets() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        Just(json!(CANARY)),
        Just(json!("c2hvcnQ=")),
        Just(json!("%%%")),
        Just(json!("")),
        Just(Value::Null),
        Just(json!(7)),
        "[ -~]{0,8}".prop_map(Value::from),
        Just(json!({"deep": [{"a\"b": "\u{1}"}]})),
    ];
    let names = prop_oneof![
        Just(key::TOKEN_SECRET.to_owned()),
        Just(LAST_APPLIED_ANNOTATION.to_owned()),
        Just(MASK_ANNOTATION.to_owned()),
        Just("manager".to_owned()),
        Just("time".to_owned()),
        Just("fieldsV1".to_owned()),
        "[a-z\"\\\\é]{1,4}",
    ];
    let object = prop::collection::btree_map(names, value.clone(), 0..5)
        .prop_map(|map| Value::Object(map.into_iter().collect()))
        .boxed();
    let entries = prop::collection::vec(object.clone(), 0..3).prop_map(Value::from);
    let odd = value.boxed();
    let maybe = move |usual: BoxedStrategy<Value>| {
        let odd = odd.clone();
        prop::option::of(prop_oneof![8 => usual, 1 => odd])
    };
    let parts = (
        maybe(object.clone()),
        maybe(object.clone()),
        maybe(object.clone()),
        maybe(entries.boxed()),
        maybe(object),
    );
    parts.prop_map(|(data, string_data, annotations, managed, other)| {
        let mut secret = json!({
            "kind": "Secret", "type": SECRET_TYPE,
            "metadata": { "name": "bootstrap-token-abcdef", "namespace": NAMESPACE },
        });
        let mut set = |pointer: &str, name: &str, value: Option<Value>| {
            if let (Some(value), Some(place)) = (value, secret.pointer_mut(pointer)) {
                place[name] = value;
            }
        };
        set("", "data", data);
        set("", "stringData", string_data);
        set("/metadata", "annotations", annotations);
        set("/metadata", "managedFields", managed);
        set("", "other", other);
        secret
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn s31_the_parts_are_masked_as_core_masks_the_whole(secret in secrets()) {
        let text = secret.to_string();
        let mut wanted = secret;
        mask_secret(&mut wanted);
        if let Some(parts) = Parts::of(text.as_bytes()) {
            prop_assert!(parts.is_token());
            let masked: Value = serde_json::from_str(&parts.masked()).unwrap();
            prop_assert_eq!(masked, wanted);
        }
    }
}

#[test]
fn s31_a_name_that_is_there_twice_hides_nothing() {
    let twice = |name: &str| {
        format!(
            r#"{{"type":"{SECRET_TYPE}","metadata":{{"namespace":"{NAMESPACE}"}},"{name}":{{}},"{name}":{{}}}}"#
        )
    };
    for name in ["type", "metadata", "data", "stringData", "d\\u0061ta"] {
        let text = twice(name);
        let both = text.replacen(
            &format!("\"{name}\":{{}},"),
            "\"data\":{},",
            usize::from(name == "d\\u0061ta"),
        );
        assert!(Parts::of(both.as_bytes()).is_none(), "{both}");
    }
    let secret = format!(
        r#"{{"type":"{SECRET_TYPE}","metadata":{{"namespace":"{NAMESPACE}"}},
            "data":{{"token-secret":"{CANARY}","token-\u0073ecret":"{CANARY}","token-id":"YWJjZGVm"}}}}"#
    );
    let masked = Parts::of(secret.as_bytes()).unwrap().masked();
    assert!(
        !masked.contains(CANARY) && masked.contains("YWJjZGVm"),
        "{masked}"
    );
}

#[test]
fn s21_another_type_or_namespace_is_no_token() {
    for (kind, namespace) in [("Opaque", NAMESPACE), (SECRET_TYPE, "default")] {
        let text = json!({ "type": kind, "metadata": { "namespace": namespace } }).to_string();
        assert!(!Parts::of(text.as_bytes()).unwrap().is_token(), "{text}");
    }
}
