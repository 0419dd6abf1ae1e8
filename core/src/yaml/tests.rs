use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(text) => serde_json::from_str(text).unwrap(),
        Value::Text(text) => text.as_str().into(),
        Value::List(nodes) => nodes.iter().map(json).collect(),
        Value::Map(_) => node
            .entries()
            .iter()
            .map(|entry| (entry.key.clone(), json(&entry.node)))
            .collect(),
    }
}

#[test]
fn nodes_know_their_place() {
    let text = "ä: 'x y'\nb: |\n  line\nc: [1, {d: true}]\ne: ~\nf: 123e45\n\"g\": !!str 7";
    let document = document(text).unwrap();
    let slice = |key: &str| document.entry(key).unwrap().node.span.slice(text);
    assert_eq!(document.text("ä"), Some("x y"));
    assert_eq!((slice("ä"), slice("f")), ("'x y'", "123e45"));
    assert_eq!(
        (document.text("b"), document.text("g")),
        (Some("line\n"), Some("7"))
    );
    assert!(matches!(document.get("f").unwrap().value, Value::Number(_)));
    assert!(document.get("e").is_none());
    let inner = &document.get("c").unwrap().items()[1];
    assert_eq!(inner.entries()[0].key_span.slice(text), "d");
    assert!(matches!(inner.get("d").unwrap().value, Value::Bool(true)));
    assert_eq!(document.entry("g").unwrap().key_span.slice(text), "\"g\"");
}

#[test]
fn streams_aliases_and_merges_are_read() {
    assert_eq!(documents("a: 1\n---\na: 2\n---\n").unwrap().len(), 2);
    let text = "a: &x {b: 1, c: 2}\nd: *x\ne: {<<: *x, c: 3}\nf: {<<: [{g: 1}, {g: 2, h: 3}]}";
    let read = json(&document(text).unwrap());
    let expected = serde_json::json!({
        "a": {"b": 1, "c": 2}, "d": {"b": 1, "c": 2}, "e": {"c": 3, "b": 1}, "f": {"g": 1, "h": 3},
    });
    assert_eq!(read, expected);
}

#[test]
fn what_is_no_document_is_an_error_with_a_place() {
    let at = |line, column| Some(YamlError::At { line, column });
    assert_eq!(document("a: 1\na: 2").err(), at(2, 1));
    assert_eq!(document("a: [").err().map(|_| ()), Some(()));
    assert_eq!(document("a: *x").err(), at(1, 4));
    assert_eq!(document("- 1").err(), Some(YamlError::Shape));
    assert_eq!(document("").err(), Some(YamlError::Shape));
    assert_eq!(document("a: 1\n---\nb: 2").err(), Some(YamlError::Shape));
    assert_eq!(document("? [a]\n: 1").err().map(|_| ()), Some(()));
}

#[test]
fn bombs_and_depths_are_errors_in_no_time() {
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, previous) in ('b'..='i').zip('a'..) {
        bomb.push_str(&format!(
            "{name}: &{name} [{}]\n",
            vec![format!("*{previous}"); 9].join(",")
        ));
    }
    let nested: String = (0..1000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let deep = format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let wide = format!("a: &a {{{}}}\nb: [{}]", "x: 1", "*a,".repeat(20_000));
    for text in [bomb, nested, deep, wide] {
        let start = Instant::now();
        assert!(document(&text).is_err());
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }
}

#[test]
fn too_much_is_refused_with_a_word() {
    let text = format!("a: {}", "x".repeat(MAX_INPUT_BYTES));
    assert_eq!(document(&text).err(), Some(YamlError::TooLarge));
    assert!(YamlError::TooLarge.to_string().contains("1 MiB"));
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i32>().prop_map(serde_json::Value::from),
        "\\PC{0,12}".prop_map(serde_json::Value::from),
        "[a-z\n\t\"\\\\😀]{0,8}".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            proptest::collection::hash_map("[a-z]{1,6}", inner, 0..6)
                .prop_map(|map| map.into_iter().collect::<serde_json::Value>()),
        ]
    })
}

proptest! {
    /// JSON is YAML: what serde_json writes reads back as the same.
    #[test]
    fn json_reads_as_json_is(value in any_json(), pretty: bool) {
        let value = serde_json::json!({"a": value});
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        prop_assert_eq!(document(&text).map(|node| json(&node)), Ok(value));
    }

    #[test]
    fn nothing_panics(text in "[a-c:\\- \n\\[\\]{},&*!|>'\"#?%]{0,40}") {
        drop(documents(&text));
    }
}
