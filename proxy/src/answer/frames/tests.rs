use super::*;
use proptest::prelude::*;

const ADDED: &str = r#"{"type":"ADDED","object":{"kind":"Secret","apiVersion":"v1","type":"bootstrap.kubernetes.io/token","metadata":{"name":"bootstrap-token-abcdef","namespace":"kube-system"},"data":{"token-secret":"MDEyMzQ1Njc4OWFiY2RlZg=="}}}"#;
const OTHER: &str = r#"{"type":"MODIFIED","object":{"kind":"Secret","type":"Opaque","metadata":{"namespace":"kube-system"},"data":{"key":"Y2FuYXJ5"}}}"#;
const BOOKMARK: &str = r#"{"type":"BOOKMARK","object":{"kind":"Secret","apiVersion":"v1","metadata":{"resourceVersion":"9","creationTimestamp":null,"annotations":{"k8s.io/initial-events-end":"true"}},"data":{"key":"Y2FuYXJ5"}}}"#;
const GONE: &str = r#"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}"#;

/// What passes of a line, as text.
fn passed(line: &str, view: View) -> Result<Option<String>, UpstreamError> {
    let passed = frame(&Bytes::copy_from_slice(line.as_bytes()), view)?;
    Ok(passed.map(|text| String::from_utf8(text.to_vec()).unwrap()))
}

#[test]
fn frames_about_tokens_pass() {
    assert_eq!(passed(ADDED, View::Whole).unwrap().as_deref(), Some(ADDED));
    assert_eq!(passed(GONE, View::Masked).unwrap().as_deref(), Some(GONE));
}

#[test]
fn s21_frames_about_others_do_not() {
    assert_eq!(passed(OTHER, View::Whole).unwrap(), None);
    assert_eq!(passed(OTHER, View::Masked).unwrap(), None);
}

#[test]
fn s31_masked_frames_have_no_secret() {
    let masked = passed(ADDED, View::Masked).unwrap().unwrap();
    assert!(
        !masked.contains("MDEyMzQ1Njc4OWFiY2RlZg") && masked.contains("well-formed"),
        "{masked}"
    );
}

#[test]
fn a_bookmark_carries_where_it_stands_and_nothing_else() {
    let passed = passed(BOOKMARK, View::Whole).unwrap().unwrap();
    assert!(!passed.contains("Y2FuYXJ5"), "{passed}");
    assert!(
        passed.contains(r#""resourceVersion":"9""#) && passed.contains("initial-events-end"),
        "{passed}"
    );
}

#[test]
fn what_is_no_frame_is_an_error() {
    let secret_as_error = ADDED.replacen("ADDED", "ERROR", 1);
    for line in [
        "",
        "{}",
        "<html>",
        r#"{"type":"NEW","object":{}}"#,
        secret_as_error.as_str(),
    ] {
        assert!(passed(line, View::Whole).is_err(), "{line}");
    }
}

#[test]
fn a_line_without_an_end_is_not_collected_for_ever() {
    let mut lines = Lines::default();
    lines.push(&vec![b'x'; OBJECT_LIMIT + 1]);
    assert!(matches!(lines.next(), Err(UpstreamError::TooLarge)));
}

proptest! {
    /// The same lines, wherever they were cut.
    #[test]
    fn lines_are_whole_wherever_they_are_cut(
        lines in prop::collection::vec("[a-z]{0,20}", 0..8),
        cuts in prop::collection::vec(1_usize..9, 1..40),
    ) {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let (mut rest, mut cuts) = (text.as_bytes(), cuts.into_iter().cycle());
        let (mut splitter, mut found) = (Lines::default(), Vec::new());
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(cuts.next().unwrap_or(1).min(rest.len()));
            rest = after;
            splitter.push(piece);
            while let Some(line) = splitter.next().unwrap() {
                found.push(String::from_utf8(line.to_vec()).unwrap());
            }
        }
        prop_assert_eq!(found, lines);
    }
}
