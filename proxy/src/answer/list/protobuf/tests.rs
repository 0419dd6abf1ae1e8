use super::*;
use crate::answer::list::tests::{json_of, passed_by};
use crate::answer::protobuf::written::{bytes, document, message, number, secret};
use proptest::prelude::*;
use serde_json::json;

const TYPE: &str = "bootstrap.kubernetes.io/token";
const DATA: [(&str, &str); 2] = [("token-id", "abcdef"), ("token-secret", "0123456789abcdef")];

fn metadata() -> Vec<u8> {
    message(
        1,
        &[bytes(1, b""), bytes(2, b"7"), bytes(3, b"next"), number(4, 3)],
    )
}

fn sample() -> Vec<u8> {
    let items = [
        secret("kube-system", TYPE, &DATA),
        secret("kube-system", "Opaque", &[("key", "canary")]),
        secret("kube-system", TYPE, &[]),
    ];
    let items = items.map(|item| bytes(2, &item)).concat();
    document("SecretList", &[metadata(), items])
}

fn passed(pieces: &[&[u8]]) -> Result<Bytes, String> {
    passed_by(pieces, MaskedSecrets::default())
}

#[test]
fn s21_s31_tokens_pass_masked_and_nothing_else_does() {
    let text = passed(&[&sample()]).unwrap();
    let listed = json_of(&text);
    assert_eq!(
        (&listed["kind"], &listed["apiVersion"]),
        (&json!("SecretList"), &json!("v1"))
    );
    assert_eq!(
        listed["metadata"],
        json!({"resourceVersion": "7", "continue": "next", "remainingItemCount": 3})
    );
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(listed["items"][0]["data"], json!({"token-id": "YWJjZGVm"}));
    for kept_back in ["MDEyMz", "0123456789abcdef", "canary", "Y2FuYXJ5"] {
        assert!(!String::from_utf8_lossy(&text).contains(kept_back), "{kept_back}");
    }
}

#[test]
fn an_empty_list_is_one() {
    let empty = document("SecretList", &[message(1, &[])]);
    let wanted = json!({"kind": "SecretList", "apiVersion": "v1", "metadata": {}, "items": []});
    assert_eq!(json_of(&passed(&[&empty]).unwrap()), wanted);
}

#[test]
fn a_field_of_a_later_version_is_passed_over() {
    let later = document(
        "SecretList",
        &[
            metadata(),
            bytes(9, b"later"),
            bytes(2, &secret("kube-system", TYPE, &DATA)),
        ],
    );
    assert_eq!(
        json_of(&passed(&[&later]).unwrap())["items"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

/// Before the first item it is an error that can be told, afterwards a body that breaks off.
#[test]
fn what_is_no_list_is_an_error() {
    let item = bytes(2, &secret("kube-system", TYPE, &DATA));
    let good = sample();
    let type_meta = message(1, &[bytes(1, b"v1"), bytes(2, b"SecretList")]);
    for text in [
        Vec::new(),
        b"k8".to_vec(),
        b"k8s\0".to_vec(),
        br#"{"kind":"SecretList","metadata":{},"items":[]}"#.to_vec(),
        document("ConfigMapList", &[metadata()]),
        document("SecretList", &[]),
        document("SecretList", std::slice::from_ref(&item)),
        document("SecretList", &[metadata(), metadata()]),
        document("SecretList", &[metadata(), item.clone(), metadata()]),
        document("SecretList", &[metadata(), bytes(2, b"\x0a\x05")]),
        document("SecretList", &[metadata(), number(2, 7)]),
        // A field that is longer than the list it is in.
        [MAGIC, &type_meta, &[0x12, 3], &metadata()].concat(),
        [MAGIC, &message(2, &[metadata()]), &type_meta].concat(),
        [MAGIC, &type_meta, &bytes(3, b"gzip"), &message(2, &[metadata()])].concat(),
        [&good[..], &message(2, &[metadata()])].concat(),
        [&good[..], b"\x0a"].concat(),
        good[..good.len() - 1].to_vec(),
        good[..good.len() / 2].to_vec(),
    ] {
        assert!(passed(&[&text]).is_err(), "{}", String::from_utf8_lossy(&text));
    }
}

#[test]
fn s39_an_item_larger_than_any_object_is_refused() {
    let head = document("SecretList", &[metadata()]);
    let raw = head
        .windows(2)
        .rposition(|pair| pair == [0x12, u8::try_from(metadata().len()).unwrap()])
        .unwrap();
    // The list says that it is large, and so does its first item.
    let large = [
        &head[..raw],
        &[0x12, 255, 255, 255, 127],
        &metadata(),
        &[0x12, 255, 255, 255, 3],
    ]
    .concat();
    assert!(passed(&[&large, &[b'x'; 1000]]).unwrap_err().contains("large"));
}

proptest! {
    /// Wherever the network cuts it, the same leaves.
    #[test]
    fn s39_a_list_may_be_cut_anywhere(cuts in prop::collection::vec(0_usize..400, 0..12)) {
        let text = sample();
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut < text.len()).collect();
        cuts.sort_unstable();
        let ends = cuts.iter().copied().chain([text.len()]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        let pieces: Vec<&[u8]> = starts.zip(ends).map(|(start, end)| &text[start..end]).collect();
        prop_assert_eq!(passed(&pieces), passed(&[&text]));
    }

    /// Whatever a server gets wrong, what leaves is JSON or breaks off.
    #[test]
    fn s39_what_is_garbled_breaks_off(at in 0_usize..400, byte: u8) {
        let mut text = sample();
        let at = at % text.len();
        text[at] = byte;
        if let Ok(passed) = passed(&[&text]) {
            prop_assert!(json_of(&passed).is_object());
        }
    }
}
