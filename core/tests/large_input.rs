//! Bad input, as large as it may be: every reader comes to an end on 1 MiB of what is worst for it, and a clear word is said
//! to more than that where a person's text comes in. How long it takes is measured by `make bench-core`.
#![cfg(feature = "diagnose-documents")]

#[path = "large_input/worst.rs"]
mod worst;

use karmada_token_core::{ClusterInfo, Kubeconfig, MAX_INPUT_BYTES, Secret, SecretList, diagnose};

#[test]
fn a_mebibyte_of_the_worst_is_read_or_refused() {
    for reader in worst::READERS {
        for parts in reader.texts {
            let text = worst::text(*parts, MAX_INPUT_BYTES);
            assert!(text.len() > MAX_INPUT_BYTES - 256, "{} {parts:?}", reader.name);
            (reader.read)(&text);
        }
    }
}

#[test]
fn more_than_a_mebibyte_is_refused_with_a_clear_word() {
    let large = "x".repeat(MAX_INPUT_BYTES + 1);
    let words = [
        Secret::from_json(&large).unwrap_err().to_string(),
        SecretList::from_json(&large).unwrap_err().to_string(),
        Kubeconfig::from_yaml(&large).unwrap_err().to_string(),
        ClusterInfo::parse(&large).unwrap_err().to_string(),
    ];
    assert!(words.iter().all(|words| words.contains("1 MiB")), "{words:?}");
    let found = diagnose(&large).findings()[0].problem().to_string();
    assert!(found.contains("1 MiB"), "{found}");
}

#[test]
fn alias_bombs_and_deep_nesting_are_errors() {
    let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(",");
        bomb += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    bomb += "clusters: *a11\n";
    let own = "a: &a {b: *a}\nclusters: *a\n".to_owned();
    let nested = format!("clusters: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    let indented: String = (0..5_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth % 200)))
        .collect();
    let mapped = format!("clusters: {}", "{a: ".repeat(10_000));
    for text in [bomb, own, nested, indented, mapped] {
        assert!(Kubeconfig::from_yaml(&text).is_err(), "{text:.60}");
        assert!(ClusterInfo::parse(&text).is_err(), "{text:.60}");
    }
}
