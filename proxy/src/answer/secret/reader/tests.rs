use super::*;
use proptest::prelude::*;
use rstest::rstest;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

/// How long the value is that a text begins with.
fn read(text: &[u8]) -> Option<usize> {
    let mut reader = Reader::new(text);
    if reader.value().is_some() && reader.is_plain() {
        return Some(reader.at());
    }
    let mut reader = Reader::careful(text);
    reader.value()?;
    reader.is_utf8().then_some(reader.at())
}

/// The same by serde_json.
fn read_by_serde(text: &[u8]) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    Some(values.byte_offset())
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~]{0,40}".prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".{0,20}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_is_read_to_its_end(value in values(), is_pretty: bool) {
        let text = if is_pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        // A number may go on, so that it is whole only where something follows.
        prop_assert_eq!(read(format!("{text} ").as_bytes()), Some(text.len()));
    }

    /// With one byte changed it is read as serde_json reads it, or not at all.
    #[test]
    fn what_is_no_json_is_not_read(
        value in values(),
        at: prop::sample::Index,
        byte in prop_oneof![any::<u8>(), prop::sample::select(&b"\"\\{}[],: 0123eE.-+tfnu"[..])],
    ) {
        let mut text = json!([value, value]).to_string().into_bytes();
        // Not the first: after a number of its own this reader leaves to others what follows.
        let at = 1 + at.index(text.len() - 1);
        text[at] = byte;
        if let Some(length) = read(&text) {
            prop_assert_eq!(read_by_serde(&text), Some(length));
        } else {
            // serde_json doesn't ask of text that it passes over whether it is UTF-8.
            prop_assert!(read_by_serde(&text).is_none() || std::str::from_utf8(&text).is_err());
        }
    }
}

#[rstest]
#[case("01")]
#[case("-")]
#[case("1.")]
#[case(".5")]
#[case("+1")]
#[case("1e")]
#[case("tru")]
#[case("nulls")]
#[case("\"\t\"")]
#[case("\"\\x\"")]
#[case("\"\\u12g4\"")]
#[case("\"\\u12")]
#[case("{\"a\"}")]
#[case("{\"a\":}")]
#[case("{\"a\":1,}")]
#[case("{a:1}")]
#[case("{1:1}")]
#[case("[1,]")]
#[case("[,1]")]
#[case("[1 2]")]
#[case("[}")]
#[case("{]")]
#[case("[1}")]
#[case("{\"a\":1]")]
#[case("")]
fn no_json(#[case] text: &str) {
    // In an array, so that what follows is looked at too.
    let text = format!("[{text}]").replacen("[]", "[", usize::from(text.is_empty()));
    assert_eq!(read(text.as_bytes()), None, "{text}");
    assert_eq!(read_by_serde(text.as_bytes()), None, "{text}");
}

#[rstest]
#[case("[0,-0,1.5e-7,1E+9,true,false,null,\"\\u00e9\\\"\\/\"]")]
#[case("{\"\":{},\"a\":[[],[{}]]}")]
fn json(#[case] text: &str) {
    assert_eq!(read(text.as_bytes()), Some(text.len()));
}

/// The deepest that is read here is far deeper than any object of Kubernetes; serde_json reads the rest.
#[test]
fn what_is_too_deep_is_left_to_serde() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read(nested(64).as_bytes()), Some(128));
    assert_eq!(read(nested(70).as_bytes()), None);
    assert_eq!(read_by_serde(nested(70).as_bytes()), Some(140));
}

/// Whatever stands at whatever place of a block.
#[test]
fn a_string_ends_where_it_ends() {
    for length in 0..70 {
        let plain = "x".repeat(length);
        let text = |middle: &str| format!("\"{plain}{middle}{plain}\"");
        assert_eq!(read(text("").as_bytes()), Some(2 * length + 2));
        assert_eq!(read(text("é").as_bytes()), Some(2 * length + 4));
        assert_eq!(read(text("\\\"").as_bytes()), Some(2 * length + 4));
        assert_eq!(read(text("\u{1f}").as_bytes()), None);
        assert_eq!(read(format!("\"{plain}").as_bytes()), None);
        assert_eq!(
            read(&[b"\"", plain.as_bytes(), b"\xff", plain.as_bytes(), b"\""].concat()),
            None
        );
    }
}
