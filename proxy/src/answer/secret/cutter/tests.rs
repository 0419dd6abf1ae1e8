use super::*;
use crate::answer::secret::Seen;
use karmada_token_core::mask_secret;
use proptest::prelude::*;
use serde_json::{Value, json};

const CANARY: &str = "MDEyMzQ1Njc4OWFiY2RlZg==";

/// What leaves of a token that is read here; `None` of what isn't.
fn masked(text: &[u8]) -> Option<Vec<u8>> {
    let mut cutter = Cutter::default();
    let item = cutter.read(text).filter(|item| item.is_token)?;
    let mut passed = BytesMut::new();
    cutter.write_masked(&item, &mut passed);
    Some(passed.to_vec())
}

fn masked_by_core(text: &[u8]) -> Option<Value> {
    let text = mask_secret(std::str::from_utf8(text).unwrap()).unwrap();
    serde_json::from_str(&text).ok()
}

/// Secrets as they are, and as they hardly ever are.
fn secrets() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        Just(json!(CANARY)),
        Just(json!(CANARY)),
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
        "[a-z]{1,4}",
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

/// As kube-apiserver prints it, or as a person may have it.
fn printed(secret: &Value, is_pretty: bool) -> String {
    if is_pretty {
        serde_json::to_string_pretty(secret).unwrap()
    } else {
        secret.to_string()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn s31_the_parts_are_masked_as_core_masks_the_whole(secret in secrets(), is_pretty: bool) {
        let text = printed(&secret, is_pretty);
        if let Some(masked) = masked(text.as_bytes()) {
            let masked: Value = serde_json::from_slice(&masked).unwrap();
            let wanted = masked_by_core(secret.to_string().as_bytes()).unwrap();
            prop_assert_eq!(masked, wanted);
        }
    }

    /// Whatever one byte becomes: what is read here, serde_json reads too, and finds the same in it.
    #[test]
    fn s21_s31_a_broken_object_is_read_as_serde_reads_it(
        secret in secrets(),
        at: prop::sample::Index,
        byte in prop_oneof![any::<u8>(), prop::sample::select(&b"\"\\{}[],: 0e.-"[..])],
    ) {
        let mut text = secret.to_string().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        let mut cutter = Cutter::default();
        if let Some(item) = cutter.read(&text) {
            let whole = item.text();
            let seen: Seen = serde_json::from_slice(whole).unwrap();
            prop_assert_eq!(seen.is_token(), item.is_token);
            // A number or a character that has no value is JSON all the same.
            if let (Some(masked), Some(wanted)) = (masked(whole), masked_by_core(whole)) {
                prop_assert_eq!(serde_json::from_slice::<Value>(&masked).unwrap(), wanted);
            }
        }
    }
}

#[test]
fn a_token_as_the_api_server_has_it_is_read_here() {
    let text = include_str!("token.json");
    let mut cutter = Cutter::default();
    for text in [
        text.trim_end().to_owned(),
        printed(&serde_json::from_str(text).unwrap(), true),
    ] {
        let item = cutter.read(text.as_bytes()).unwrap();
        assert!(item.is_token && item.text().len() == text.len());
        let masked: Value = serde_json::from_slice(&masked(text.as_bytes()).unwrap()).unwrap();
        assert_eq!(masked, masked_by_core(text.as_bytes()).unwrap());
    }
}

/// What is known of one object is no word about the next: it may begin alike and go on otherwise.
#[test]
fn s31_fields_that_are_known_are_not_taken_for_others() {
    let object = |fields: &str| {
        format!(
            r#"{{"type":"{SECRET_TYPE}","metadata":{{"namespace":"{NAMESPACE}","managedFields":[{{"manager":"m","fieldsV1":{fields}}}]}},
               "data":{{"token-secret":"{CANARY}"}}}}"#
        )
    };
    let mut cutter = Cutter::default();
    let mut reads = |fields: &str| {
        cutter
            .read(object(fields).as_bytes())
            .is_some_and(|item| item.is_token)
    };
    assert!(reads(r#"{"f:data":{}}"#) && reads(r#"{"f:data":{}}"#) && reads(r#"{"f:type":{}}"#));
    assert!(!reads(r#"{"f:type":{}}x"#) && !reads(r#"{"f:type":{}"#) && !reads(r#"{"f:type":{}},}"#));
    assert!(reads("7") && reads("71") && reads("{}"), "a number may go on");
}

#[test]
fn s31_a_name_that_is_there_twice_hides_nothing() {
    let twice = |name: &str| {
        format!(
            r#"{{"type":"{SECRET_TYPE}","metadata":{{"namespace":"{NAMESPACE}"}},"data":{{}},"{name}":{{}},"{name}":{{}}}}"#
        )
    };
    for name in ["type", "metadata", "data", "stringData", "d\\u0061ta"] {
        assert!(masked(twice(name).as_bytes()).is_none(), "{name}");
    }
    for name in ["token-secret", "token-\\u0073ecret"] {
        let secret = format!(
            r#"{{"type":"{SECRET_TYPE}","metadata":{{"namespace":"{NAMESPACE}"}},
                "data":{{"token-secret":"{CANARY}","{name}":"{CANARY}","token-id":"YWJjZGVm"}}}}"#
        );
        assert!(masked(secret.as_bytes()).is_none(), "{name}");
        let masked = super::super::masked(secret.as_bytes()).unwrap().unwrap();
        let masked = std::str::from_utf8(&masked).unwrap();
        assert!(
            !masked.contains(CANARY) && masked.contains("YWJjZGVm"),
            "{masked}"
        );
    }
}

#[test]
fn s21_another_type_or_namespace_is_no_token() {
    for (kind, namespace) in [("Opaque", NAMESPACE), (SECRET_TYPE, "default")] {
        let text = json!({ "type": kind, "metadata": { "namespace": namespace } }).to_string();
        assert!(
            !Cutter::default().read(text.as_bytes()).unwrap().is_token,
            "{text}"
        );
    }
}
