//! Whatever the validator can find is said in Chinese, and nothing of core's English is left in it.

use crate::text::Language;
use karmada_token_core::{
    ClusterInfoProblem, DocumentProblem, ForeignProblem, Problem, TextProblem, Timestamp, diagnose_at,
    diagnosis_cases,
};
use std::collections::BTreeMap;

/// Words of a sentence that no command, name or value here has.
const ENGLISH: [&str; 32] = [
    "a", "an", "and", "are", "at", "be", "by", "can", "for", "has", "have", "in", "is", "it", "must", "no",
    "not", "of", "on", "only", "or", "than", "that", "the", "there", "this", "to", "was", "which", "with",
    "without", "no",
];

/// What no table has: it takes a text of a special making.
fn special() -> [Problem; 6] {
    [
        TextProblem::TooLarge.into(),
        TextProblem::MoreFindings.into(),
        DocumentProblem::NotRead.into(),
        DocumentProblem::Shape.into(),
        ForeignProblem::Certificate.into(),
        ClusterInfoProblem::SignedFor {
            id: "q7zk2m".parse().unwrap(),
        }
        .into(),
    ]
}

/// Every problem of core's tables, by its code: of one that holds an error or a number there are several.
fn all() -> BTreeMap<&'static str, Vec<Problem>> {
    let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
    let mut all: BTreeMap<_, Vec<Problem>> = BTreeMap::new();
    let mut cases = 0;
    for text in diagnosis_cases() {
        cases += 1;
        for finding in diagnose_at(&text, now).findings() {
            all.entry(finding.code())
                .or_default()
                .push(finding.problem().clone());
        }
    }
    assert!(cases >= 300, "{cases}");
    for problem in special() {
        all.entry(problem.code()).or_default().push(problem);
    }
    all
}

fn is_chinese(text: &str) -> bool {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "-'._/:@".contains(c)));
    let has_own = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    has_own
        && !words
            .into_iter()
            .any(|word| ENGLISH.contains(&word.to_lowercase().as_str()))
}

#[test]
fn every_finding_is_told_in_chinese() {
    let all = all();
    let missing: Vec<_> = Problem::codes().filter(|code| !all.contains_key(code)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    for problem in all.values().flatten() {
        let words = Language::Chinese.explain(problem);
        assert!(is_chinese(&words.what), "{}: {}", problem.code(), words.what);
        assert!(is_chinese(words.why), "{}: {}", problem.code(), words.why);
        assert!(
            !words.what.ends_with('。') && words.why.ends_with(['。', '）']),
            "{}",
            problem.code()
        );
    }
}

#[test]
fn english_is_cores_own() {
    for problem in all().values().flatten() {
        let words = Language::English.explain(problem);
        assert!(!is_chinese(&words.what) && !is_chinese(words.why));
        assert_eq!(words.what, problem.to_string());
        assert_eq!(words.why, problem.why());
    }
}

#[test]
fn numbers_flags_and_names_are_kept() {
    let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
    let what = |text: &str| {
        let diagnosis = diagnose_at(text, now);
        let finding = diagnosis.findings().first().unwrap();
        Language::Chinese.explain(finding.problem()).what.into_owned()
    };
    assert_eq!(
        what("q7zk2.x9c4v8n1b6m3w5tr"),
        "点之前的令牌 ID 有 5 个字符，应为 6 个"
    );
    assert!(what("karmadactl register k.example.com:5443 --wrong").contains("karmadactl 没有这个参数"));
    assert!(what("qO7zk2.x9c4v8n1b6m3w5tr").ends_with("看错了 0 或 o"));
}
