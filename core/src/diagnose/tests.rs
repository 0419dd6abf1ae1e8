//! What a person pastes, and what is said of it.

mod properties;
mod secrets;

use super::cases::{Case, TABLES, fill};
use super::*;

/// Every case is as its table says; all that are not are shown.
#[test]
fn every_case_is_told() {
    let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
    let cases = || TABLES.into_iter().flatten();
    let wrong: Vec<String> = cases().filter_map(|case| difference(case, now)).collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases().count(),
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

/// What was corrected is found to be right, or wrong in a way for which no correction is known.
#[test]
fn every_corrected_case_has_nothing_left_to_correct() {
    for (text, ..) in TABLES.into_iter().flatten() {
        let text = fill(text);
        if let Some(corrected) = diagnose(&text).corrected(&text) {
            let again = diagnose(&corrected).corrected(&corrected);
            assert_eq!(again, None, "{text:?} gives {:?}", corrected.as_str());
        }
    }
}

/// The same of a command that is damaged twice, in any two ways.
#[test]
fn a_command_damaged_twice_has_nothing_left_to_correct() {
    let damaged = |text: &str, way: usize| match way {
        0 => text.replace("karmadactl ", "kubectl "),
        1 => format!("\u{1b}[1m{text}\u{1b}[0m"),
        2 => text.replace(" --", " \\\n> --"),
        3 => format!("\"{}\\n\"", text.replace('\\', "\\\\").replace('\n', "\\n")),
        4 => text.replace("--token", "—token"),
        5 => text.replace(" --discovery", "\n--discovery"),
        6 => format!("请执行 {text}。"),
        7 => text.replace("register", "regsiter"),
        8 => text.replace("--token ", "-token {"),
        _ => text.replace("q7zk2m.", "Q7ZK2M,"),
    };
    for (first, second) in (0..100).map(|ways| (ways / 10, ways % 10)) {
        let text = damaged(&damaged(&fill("{R} {F}"), first), second);
        let corrected = diagnose(&text).corrected(&text).unwrap_or_default();
        let again = diagnose(&corrected).corrected(&corrected);
        assert_eq!(again, None, "{text:?} gives {:?}", corrected.as_str());
    }
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

#[test]
fn a_secret_without_a_dot_before_it_is_counted_whole() {
    for (text, found) in [("q7zk2mx9c4v8n1b6m3w5t", 15), ("q7zk2mx9c4v8n1b6m3w5trr", 17)] {
        let diagnosis = diagnose(text);
        let length = TokenProblem::SecretLength { found };
        assert_eq!(diagnosis.findings().last().unwrap().problem(), &length.into());
        assert_eq!(
            diagnosis.findings().last().unwrap().span(),
            Span::new(6, 6 + found)
        );
    }
}

/// A message is marked where it stands, also across the end of a line; and nothing is said to be passed over that is told.
#[test]
fn a_message_has_its_place_after_a_command() {
    let text = fill(
        "{R} {F}\nerror: configmaps \"cluster-info\" is forbidden: User \"system:anon\nymous\" cannot get it",
    );
    let diagnosis = diagnose(&text);
    let [finding] = diagnosis.findings() else {
        panic!("{diagnosis:?}");
    };
    assert_eq!(finding.problem(), &MessageProblem::NotPublic.into());
    assert_eq!(
        finding.span().slice(&text),
        "cluster-info\" is forbidden: User \"system:anon\nymous\" cannot"
    );
    assert!(finding.why().contains("karmada-token preflight"));
}

/// What harms another member, or ends sooner than is asked for, is more than good to know.
#[test]
fn what_harms_later_is_a_warning() {
    for text in [
        "{R} --token {T} {D} {P}",
        "{R} {F} --cert-expiration-seconds=315360000",
        "{R} {F} --ca-cert-path=ca.crt",
    ] {
        assert_eq!(diagnose(&fill(text)).worst(), Some(Severity::Warning), "{text}");
    }
}

#[test]
fn a_good_cluster_info_is_told() {
    let text = include_str!("../cluster_info/fixtures/cluster-info.yaml");
    let diagnosis = diagnose(text);
    let codes: Vec<_> = diagnosis.findings().iter().map(Finding::code).collect();
    assert_eq!(
        (diagnosis.kind(), codes.as_slice()),
        (Kind::ClusterInfo, ["cluster-info-signed-for"].as_slice())
    );
    let other = text.replace("jws-kubeconfig-t2jgtm", "jws-kubeconfig-q7zk2m");
    assert_eq!(
        diagnose(&other).findings()[0].code(),
        "cluster-info-signature-damaged"
    );
}

#[test]
fn a_certificate_is_told() {
    let info = include_str!("../cluster_info/fixtures/cluster-info.yaml");
    let kubeconfig = crate::ClusterInfo::parse(info).unwrap().kubeconfig().to_owned();
    let config = crate::Kubeconfig::from_yaml(&kubeconfig).unwrap();
    let Ok(crate::CertificateAuthority::Inline(pem)) = config.cluster(None).unwrap().certificate_authority()
    else {
        panic!("inline");
    };
    let diagnosis = diagnose(std::str::from_utf8(&pem).unwrap());
    let codes: Vec<_> = diagnosis.findings().iter().map(crate::Finding::code).collect();
    assert_eq!(
        (diagnosis.kind(), codes.as_slice()),
        (Kind::Certificate, ["certificate"].as_slice())
    );
}
