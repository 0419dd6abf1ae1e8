//! The core as a browser runs it.
#![cfg(all(target_arch = "wasm32", feature = "os-random"))]

use karmada_token_core::{BootstrapToken, Expiration, Groups, OsRandom, Token, Usages};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Through `crypto.getRandomValues`: every character of the alphabet comes up, and no two tokens are equal.
#[wasm_bindgen_test]
fn tokens_are_drawn_in_the_browser() {
    let mut seen = std::collections::BTreeSet::new();
    let mut characters = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let token = Token::generate(&mut OsRandom).unwrap().expose();
        assert!(token.parse::<Token>().is_ok());
        characters.extend(token.chars());
        assert!(seen.insert(token.to_string()));
    }
    assert_eq!(characters.len(), 37, "36 letters and digits, and the dot");
}

#[wasm_bindgen_test]
fn a_manifest_is_made_in_the_browser() {
    let token = BootstrapToken {
        token: "abcdef.0123456789abcdef".parse().unwrap(),
        expiration: Expiration::Never,
        usages: Usages::ALL,
        groups: Groups::karmada_default(),
        description: None,
    };
    assert!(token.to_secret().to_json().contains("\"token-id\":\"YWJjZGVm\""));
}
