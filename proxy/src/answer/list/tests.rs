use super::*;
use crate::operation::View;
use futures_util::StreamExt;
use http_body_util::{BodyExt, StreamBody};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::convert::Infallible;

fn sample() -> Value {
    json!({"kind": "SecretList", "apiVersion": "v1", "metadata": {"resourceVersion": "7", "continue": "next"}, "items": [
        {"metadata": {"name": "bootstrap-token-abcdef", "namespace": "kube-system",
                      "annotations": {"note": "}]\"{[\\"}},
         "type": "bootstrap.kubernetes.io/token", "data": {"token-secret": "MDEyMzQ1Njc4OWFiY2RlZg=="}},
        {"metadata": {"name": "other", "namespace": "kube-system"}, "type": "Opaque", "data": {"key": "Y2FuYXJ5"}},
        {"metadata": {"name": "bootstrap-token-ghijkl", "namespace": "kube-system"},
         "type": "bootstrap.kubernetes.io/token", "data": {}},
    ]})
}

/// A body that arrives in these pieces.
fn arriving(pieces: &[&[u8]]) -> UpstreamBody {
    let frames: Vec<_> = pieces
        .iter()
        .map(|piece| Ok::<_, Infallible>(http_body::Frame::data(Bytes::copy_from_slice(piece))))
        .collect();
    StreamBody::new(futures_util::stream::iter(frames))
        .map_err(Into::into)
        .boxed_unsync()
}

/// What leaves of a list that arrives in these pieces.
fn passed(pieces: &[&[u8]], view: View) -> Result<Bytes, String> {
    passed_by(pieces, Json::of(Secrets::new(view)))
}

pub(super) fn passed_by(pieces: &[&[u8]], reading: impl Reading) -> Result<Bytes, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let body = list(arriving(pieces), reading)
            .await
            .map_err(|error| error.to_string())?;
        body.collect()
            .await
            .map(|body| body.to_bytes())
            .map_err(|error| error.to_string())
    })
}

pub(super) fn json_of(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(text)))
}

#[test]
fn s21_items_of_another_type_are_left_out() {
    let sample = sample();
    for view in [View::Whole, View::Masked] {
        let text = passed(&[sample.to_string().as_bytes()], view).unwrap();
        let listed = json_of(&text);
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
        assert_eq!(listed["metadata"], sample["metadata"]);
        assert!(!text.windows(8).any(|window| window == b"Y2FuYXJ5"));
    }
    let listed = json_of(&passed(&[sample.to_string().as_bytes()], View::Whole).unwrap());
    assert_eq!(listed["items"][0], sample["items"][0], "as it came");
}

#[test]
fn s31_masked_items_have_no_secret() {
    let text = sample().to_string();
    let holds_secret =
        |view| String::from_utf8_lossy(&passed(&[text.as_bytes()], view).unwrap()).contains("MDEyMz");
    assert!(holds_secret(View::Whole) && !holds_secret(View::Masked));
}

#[test]
fn an_empty_list_may_be_null() {
    let empty = json!({"kind": "SecretList", "apiVersion": "v1", "metadata": {}, "items": []});
    for items in [r#","items":null"#, r#","items":[]"#, r#","items": [ ] "#, ""] {
        let text = format!("{{\"kind\":\"SecretList\",\"metadata\":{{}}{items}}}\n");
        assert_eq!(
            json_of(&passed(&[text.as_bytes()], View::Masked).unwrap()),
            empty,
            "{text}"
        );
    }
}

/// JSON has no order of fields. kube-apiserver writes the items last; the sandbox writes them by the alphabet.
#[test]
fn the_items_may_stand_anywhere() {
    let items = sample()["items"].to_string();
    for text in [
        format!("{{\"items\":{items},\"kind\":\"SecretList\",\"metadata\":{{}}}}"),
        format!("{{\"kind\":\"SecretList\",\"items\":{items} , \"metadata\":{{}} }}"),
        format!("{{\"kind\":\"SecretList\",\"metadata\":{{}},\"items\":{items}}}\n"),
    ] {
        let listed = json_of(&passed(&[text.as_bytes()], View::Whole).unwrap());
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
        assert_eq!(
            (&listed["kind"], &listed["metadata"]),
            (&json!("SecretList"), &json!({}))
        );
    }
}

/// Before the first item it is an error that can be told, afterwards a body that breaks off.
#[test]
fn what_is_no_list_is_an_error() {
    for text in [
        "",
        "{}",
        "[]",
        "<html>",
        r#"{"kind":"ConfigMapList","metadata":{},"items":[]}"#,
        r#"{"kind":"SecretList","items":[]}"#,
        r#"{"metadata":{},"items":[]}"#,
        r#"{"metadata":{},"items":[],"kind":"ConfigMapList"}"#,
        r#"{"kind":"SecretList","metadata":{},"others":[]}"#,
        r#"{"kind":"SecretList","metadata":{},"items":["#,
        r#"{"kind":"SecretList","metadata":{},"items":[7]}"#,
        r#"{"kind":"SecretList","metadata":{},"items":[{"#,
        r#"{"kind":"SecretList","metadata":{},"items":[]"#,
        r#"{"kind":"SecretList","metadata":{},"items":[]}{"#,
        r#"{"kind":"SecretList","metadata":{},"items":[],"metadata":{}}"#,
        r#"{"kind":"SecretList","metadata":{},"items":[],"items":[]}"#,
    ] {
        assert!(passed(&[text.as_bytes()], View::Whole).is_err(), "{text}");
    }
}

/// What has come is sent on soon, although more is to come; and who is silent then has broken off.
#[tokio::test(start_paused = true)]
async fn a_slow_list_is_not_kept_back() {
    let text = sample().to_string();
    let end = text.find("},{").unwrap() + 1;
    let frame = http_body::Frame::data(Bytes::copy_from_slice(&text.as_bytes()[..end]));
    let arriving = stream::iter([Ok::<_, Infallible>(frame)]).chain(stream::pending());
    let upstream = StreamBody::new(arriving).map_err(Into::into).boxed_unsync();
    let begun = Instant::now();
    let mut body = list(upstream, Json::of(Secrets::new(View::Whole))).await.unwrap();
    let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(first.ends_with(&text.as_bytes()[end - 20..end]));
    assert!(begun.elapsed() <= 2 * PATIENCE);
    assert!(body.frame().await.unwrap().is_err());
}

#[test]
fn s39_an_item_larger_than_any_object_is_refused() {
    let head = br#"{"kind":"SecretList","metadata":{},"items":[{"data":""#;
    let much = vec![b'x'; 5 << 20];
    assert!(passed(&[&head[..], &much], View::Whole).is_err());
}

proptest! {
    /// Wherever the network cuts it, the same leaves.
    #[test]
    fn s39_a_list_may_be_cut_anywhere(cuts in prop::collection::vec(0_usize..700, 0..12)) {
        let text = sample().to_string();
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut < text.len()).collect();
        cuts.sort_unstable();
        let ends = cuts.iter().copied().chain([text.len()]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        let pieces: Vec<&[u8]> = starts.zip(ends).map(|(start, end)| &text.as_bytes()[start..end]).collect();
        for view in [View::Whole, View::Masked] {
            prop_assert_eq!(passed(&pieces, view), passed(&[text.as_bytes()], view));
        }
    }
}
