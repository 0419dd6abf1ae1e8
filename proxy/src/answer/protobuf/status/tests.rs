use super::*;
use crate::answer::protobuf::written::{bytes, document, message, number};
use serde_json::{Value, json};

fn read(parts: &[Vec<u8>]) -> Value {
    let status = status(&document("Status", parts)).unwrap();
    serde_json::from_slice(&status).unwrap()
}

#[test]
fn s36_a_refusal_says_all_that_it_says_in_json() {
    let cause = message(
        4,
        &[
            bytes(1, b"FieldValueInvalid"),
            bytes(2, b"odd"),
            bytes(3, b"limit"),
        ],
    );
    let details = message(
        5,
        &[
            bytes(1, b"bootstrap-token-abcdef"),
            bytes(2, b"group"),
            bytes(3, b"secrets"),
            cause,
            number(5, 7),
            bytes(6, b"uid"),
        ],
    );
    let told = read(&[
        message(
            1,
            &[bytes(1, b""), bytes(2, b"9"), bytes(3, b"next"), number(4, 0)],
        ),
        bytes(2, b"Failure"),
        bytes(3, b"the list has expired"),
        bytes(4, b"Expired"),
        details,
        number(6, 410),
    ]);
    let wanted = json!({
        "kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "the list has expired", "reason": "Expired", "code": 410,
        "metadata": {"resourceVersion": "9", "continue": "next", "remainingItemCount": 0},
        "details": {
            "name": "bootstrap-token-abcdef", "group": "group", "kind": "secrets", "uid": "uid", "retryAfterSeconds": 7,
            "causes": [{"reason": "FieldValueInvalid", "message": "odd", "field": "limit"}],
        },
    });
    assert_eq!(told, wanted);
}

#[test]
fn s36_what_is_empty_is_left_out() {
    let told = read(&[
        message(1, &[bytes(1, b"")]),
        bytes(3, b""),
        message(5, &[bytes(1, b""), number(5, 0)]),
        number(6, 403),
    ]);
    assert_eq!(
        told,
        json!({"kind": "Status", "apiVersion": "v1", "metadata": {}, "details": {}, "code": 403})
    );
}

#[test]
fn anything_else_is_no_status() {
    let good = document("Status", &[number(6, 403)]);
    assert!(status(&good).is_some());
    for other in [
        document("SecretList", &[number(6, 403)]),
        document("Status", &[bytes(6, b"403")]),
        good[..good.len() - 1].to_vec(),
        good[1..].to_vec(),
        b"k8s\0".to_vec(),
        Vec::new(),
    ] {
        assert!(status(&other).is_none(), "{other:?}");
    }
}
