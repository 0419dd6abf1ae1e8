//! What holds of any input at all, target by target. The fuzzer looks for an input that breaks it; the replay in
//! core/tests/corpora.rs tries those that it once kept.
#![expect(
    clippy::expect_used,
    reason = "a panic is how a target says that something doesn't hold"
)]

mod diagnosis;
mod documents;
mod requests;
mod secrets;
mod texts;

/// Tries one input; panics where something that must hold doesn't.
pub type Target = fn(&[u8]);

/// Every target, by the name of its corpus.
pub const TARGETS: [(&str, Target); 18] = [
    ("token", texts::token),
    ("ttl", texts::ttl),
    ("timestamp", texts::timestamp),
    ("groups", texts::groups),
    ("pin", texts::pin),
    ("endpoint", texts::endpoint),
    ("command", texts::command),
    ("options", texts::options),
    ("secret", secrets::secret),
    ("secret_list", secrets::secret_list),
    ("mask", secrets::mask),
    ("kubeconfig", documents::kubeconfig),
    ("cluster_info", documents::cluster_info),
    ("signature", documents::signature),
    ("pins_of_pem", documents::pins_of_pem),
    ("requests", requests::list),
    ("request_subject", requests::subject),
    ("diagnosis", diagnosis::diagnosis),
];

/// Tries one input on the target of this name.
pub fn try_one(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    target
        .map(|(_, target)| target(data))
        .expect("a target of this name");
}

/// The input as text; what is no UTF-8 can't be typed or pasted.
fn text(data: &[u8]) -> &str {
    std::str::from_utf8(data).unwrap_or_default()
}

/// What the secrets of the corpora are made of.
const CANARY: &str = "c4n4ry";

/// An error says what is wrong, and repeats nothing that may be secret.
fn told(error: &impl std::fmt::Display) {
    let words = error.to_string();
    assert!(!words.is_empty());
    assert!(!words.contains(CANARY), "an error repeats a secret: {words}");
}
