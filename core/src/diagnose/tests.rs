//! What a person pastes, and what is said of it: 300 cases and more.

mod commands;
mod documents;
mod foreign;
mod properties;
mod secrets;
mod tokens;
mod values;

use super::*;

/// A text, what it is, the codes of what is found in the order of the text, and the corrected text, if there is one.
type Case = (&'static str, Kind, &'static [&'static str], Option<&'static str>);

/// A table of cases: `text => Kind [codes]`, and `-> corrected` where there is a correction.
macro_rules! cases {
    ($( $text:expr => $kind:ident [$($code:literal),*] $(-> $corrected:expr)?; )*) => {
        pub(super) const CASES: &[super::Case] = &[$((
            $text, $crate::diagnose::Kind::$kind, &[$($code),*], [$(Some($corrected),)? None][0],
        )),*];
    };
}
use cases;

const TABLES: [&[Case]; 6] = [
    commands::CASES,
    documents::CASES,
    foreign::CASES,
    secrets::CASES,
    tokens::CASES,
    values::CASES,
];

/// What stands for parts of good commands, a good token, its halves and a good pin in the tables.
const FILL: [(&str, &str); 17] = [
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
    (
        "{Vg}",
        "  auth-extra-groups: system:bootstrappers:karmada:default-cluster-token\n",
    ),
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

fn fill(text: &str) -> String {
    FILL.iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// Looks at every case, and shows all that are not as they should be.
fn check(cases: &[Case]) {
    let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
    let wrong: Vec<String> = cases.iter().filter_map(|case| difference(case, now)).collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

fn difference((text, kind, codes, corrected): &Case, now: Timestamp) -> Option<String> {
    let text = fill(text);
    let diagnosis = diagnose_at(&text, now);
    let found: Vec<_> = diagnosis.findings().iter().map(Finding::code).collect();
    let mended = diagnosis.corrected(&text).map(|text| text.to_string());
    let expected = corrected.map(fill);
    let equal = diagnosis.kind() == *kind && found == *codes && mended == expected;
    let spans: Vec<_> = diagnosis
        .findings()
        .iter()
        .map(|finding| (finding.code(), finding.span().slice(&text)))
        .collect();
    (!equal).then(|| {
        format!("{text:?}\n  is {:?}, not {kind:?}\n  has {spans:?}\n  not {codes:?}\n  gives {mended:?}\n  not   {expected:?}\n", diagnosis.kind())
    })
}

#[test]
fn there_are_enough_cases() {
    let cases: usize = TABLES.iter().map(|table| table.len()).sum();
    assert!(cases >= 300, "{cases}");
}

/// Every code is found somewhere in the tables, but for those that need a text of a special making.
#[test]
fn every_code_is_found() {
    let seen: std::collections::BTreeSet<&str> = TABLES
        .iter()
        .flat_map(|table| table.iter())
        .flat_map(|case| case.2.iter().copied())
        .collect();
    let special = [
        "too-large",
        "more-findings",
        "document-not-read",
        "document-shape",
        "certificate",
        "cluster-info-signed-for",
    ];
    let missing: Vec<&str> = Problem::codes()
        .filter(|code| !seen.contains(code) && !special.contains(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
