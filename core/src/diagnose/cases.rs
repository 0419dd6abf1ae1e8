//! What a person pastes, and what is said of it: 300 cases and more, for the tests here and for those of whoever says it in
//! another language.

mod characters;
mod commands;
mod documents;
mod foreign;
mod messages;
mod secrets;
mod tokens;
mod values;

use super::Kind;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// A text, what it is, the codes of what is found in the order of the text, and the corrected text, if there is one.
pub(super) type Case = (&'static str, Kind, &'static [&'static str], Option<&'static str>);

/// A table of cases: `text => Kind [codes]`, and `-> corrected` where there is a correction.
macro_rules! cases {
    ($( $text:expr => $kind:ident [$($code:literal),*] $(-> $corrected:expr)?; )*) => {
        pub(super) const CASES: &[super::Case] = &[$((
            $text, $crate::diagnose::Kind::$kind, &[$($code),*], [$(Some($corrected),)? None][0],
        )),*];
    };
}
use cases;

pub(super) const TABLES: [&[Case]; 8] = [
    characters::CASES,
    commands::CASES,
    documents::CASES,
    foreign::CASES,
    messages::CASES,
    secrets::CASES,
    tokens::CASES,
    values::CASES,
];

/// What stands for parts of good commands, a good token, its halves and a good pin in the tables.
const FILL: [(&str, &str); 18] = [
    ("{Y}", "{M}stringData:\n{Vi}{Vs}{Ve}{Vu}{Vg}"),
    (
        "{M}",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-q7zk2m, namespace: kube-system}\ntype: bootstrap.kubernetes.io/token\n",
    ),
    ("{Vi}", "  token-id: {I}\n"),
    ("{Vs}", "  token-secret: {S}\n"),
    ("{Ve}", "  expiration: 2026-12-01T00:00:00Z\n"),
    (
        "{Vu}",
        "  usage-bootstrap-authentication: 'true'\n  usage-bootstrap-signing: 'true'\n",
    ),
    ("{Vg}", "  auth-extra-groups: {G}\n"),
    ("{G}", "system:bootstrappers:karmada:default-cluster-token"),
    ("{R}", "karmadactl register k.example.com:5443"),
    ("{F}", "--token {T} {D} {P} {C}"),
    ("{D}", "--discovery-token-ca-cert-hash"),
    ("{C}", "--cluster-name eu-1"),
    ("{T}", "q7zk2m.x9c4v8n1b6m3w5tr"),
    ("{I}", "q7zk2m"),
    ("{S}", "x9c4v8n1b6m3w5tr"),
    (
        "{P}",
        "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63",
    ),
    (
        "{H}",
        "9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63",
    ),
    ("{S64}", "eDljNHY4bjFiNm0zdzV0cg=="),
];

pub(super) fn fill(text: &str) -> String {
    FILL.iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// The texts of all cases.
pub fn diagnosis_cases() -> impl Iterator<Item = String> {
    TABLES.into_iter().flatten().map(|(text, ..)| fill(text))
}
