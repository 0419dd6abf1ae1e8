//! A list: each item checked for its type, and masked where asked.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::secret::{Seen, masked};
use crate::operation::View;
use crate::upstream::UpstreamError;

/// A list whose items stay the text that they came as.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SecretList<'a> {
    kind: String,
    #[serde(borrow)]
    metadata: &'a RawValue,
    #[serde(borrow)]
    items: Option<Vec<&'a RawValue>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Passed<'a> {
    kind: &'static str,
    api_version: &'static str,
    metadata: &'a RawValue,
    items: Vec<&'a RawValue>,
}

/// The list as it may travel: items of another type are left out, as if the selector had done so.
///
/// # Errors
/// [`UpstreamError::Garbled`] for what is no SecretList.
pub(crate) fn list(json: &[u8], view: View) -> Result<Bytes, UpstreamError> {
    const GARBLED: UpstreamError = UpstreamError::Garbled("no list of Secrets");
    let list: SecretList<'_> = serde_json::from_slice(json).map_err(|_| GARBLED)?;
    if list.kind != "SecretList" {
        return Err(GARBLED);
    }
    let items = list
        .items
        .unwrap_or_default()
        .into_iter()
        .filter(|item| is_token(item));
    let text = match view {
        View::Whole => write(list.metadata, items.collect())?,
        View::Masked => {
            let masked: Vec<Box<RawValue>> = items.map(mask_item).collect::<Result<_, _>>()?;
            write(list.metadata, masked.iter().map(AsRef::as_ref).collect())?
        }
    };
    Ok(Bytes::from(text))
}

fn is_token(item: &RawValue) -> bool {
    serde_json::from_str(item.get()).is_ok_and(|seen: Seen| seen.is_token())
}

fn mask_item(item: &RawValue) -> Result<Box<RawValue>, UpstreamError> {
    RawValue::from_string(masked(item.get().as_bytes())?)
        .map_err(|_| UpstreamError::Garbled("an item that is not JSON"))
}

fn write(metadata: &RawValue, items: Vec<&RawValue>) -> Result<String, UpstreamError> {
    let list = Passed {
        kind: "SecretList",
        api_version: "v1",
        metadata,
        items,
    };
    serde_json::to_string(&list).map_err(|_| UpstreamError::Garbled("a list that can't be written"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn sample() -> Vec<u8> {
        json!({"kind": "SecretList", "apiVersion": "v1", "metadata": {"resourceVersion": "7", "continue": "next"}, "items": [
            {"metadata": {"name": "bootstrap-token-abcdef", "namespace": "kube-system"},
             "type": "bootstrap.kubernetes.io/token", "data": {"token-secret": "MDEyMzQ1Njc4OWFiY2RlZg=="}},
            {"metadata": {"name": "other", "namespace": "kube-system"}, "type": "Opaque", "data": {"key": "Y2FuYXJ5"}},
        ]})
        .to_string()
        .into_bytes()
    }

    #[test]
    fn s21_items_of_another_type_are_left_out() {
        for view in [View::Whole, View::Masked] {
            let text = list(&sample(), view).unwrap();
            let listed: Value = serde_json::from_slice(&text).unwrap();
            assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
            assert_eq!(
                listed["metadata"],
                json!({"resourceVersion": "7", "continue": "next"})
            );
            assert!(!text.windows(8).any(|window| window == b"Y2FuYXJ5"));
        }
    }

    #[test]
    fn s31_masked_items_have_no_secret() {
        let whole = list(&sample(), View::Whole).unwrap();
        let masked = list(&sample(), View::Masked).unwrap();
        let holds_secret = |text: &[u8]| String::from_utf8_lossy(text).contains("MDEyMzQ1Njc4OWFiY2RlZg");
        assert!(holds_secret(&whole) && !holds_secret(&masked));
    }

    #[test]
    fn an_empty_list_may_be_null() {
        let text = list(
            br#"{"kind":"SecretList","metadata":{},"items":null}"#,
            View::Masked,
        )
        .unwrap();
        assert_eq!(
            text,
            r#"{"kind":"SecretList","apiVersion":"v1","metadata":{},"items":[]}"#
        );
    }

    #[test]
    fn what_is_no_list_is_an_error() {
        for json in [
            "",
            "{}",
            r#"{"kind":"ConfigMapList","metadata":{},"items":[]}"#,
            "<html>",
        ] {
            assert!(list(json.as_bytes(), View::Whole).is_err(), "{json}");
        }
    }
}
