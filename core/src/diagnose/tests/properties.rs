//! What holds for every text.

use super::*;
use crate::Token;
use proptest::prelude::*;
use std::time::Instant;

/// Ways to damage a token that leave no doubt about what it was.
fn damage(token: &str, way: usize, place: usize) -> String {
    let mut characters: Vec<char> = token.chars().collect();
    let place = place % characters.len();
    match way {
        0 => token.to_ascii_uppercase(),
        1 => {
            characters.insert(place, '\u{200b}');
            characters.into_iter().collect()
        }
        2 => {
            characters.insert(place.max(1), ' ');
            characters.into_iter().collect()
        }
        3 => token.replace('.', ","),
        4 => token.replace('.', ""),
        5 => format!("\u{201c}{token}\u{201d}"),
        6 => format!("Bearer {token}\n"),
        7 => format!("--token={token}"),
        8 => token.chars().map(full_width).collect(),
        9 => format!("token: \"{token}\","),
        10 => token.replace('.', ".."),
        _ => format!("  '{token}' "),
    }
}

fn full_width(character: char) -> char {
    match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xfee0).unwrap(),
        other => other,
    }
}

fn is_plain(token: &str) -> bool {
    let token: Token = token.parse().unwrap();
    diagnose(&token.expose()).findings().is_empty()
}

/// What a person pastes, in pieces.
fn pasted() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "\\PC{0,12}",
        "[ \\t\\r\\n\"'`\\\\{}\\[\\]:,.;$<>#*-]{0,6}",
        Just("karmadactl register ".to_owned()),
        Just("kubeadm join ".to_owned()),
        Just("--token ".to_owned()),
        Just("--discovery-token-ca-cert-hash=sha256:".to_owned()),
        Just("q7zk2m.x9c4v8n1b6m3w5tr".to_owned()),
        Just("apiVersion: v1\nkind: Secret\n".to_owned()),
        Just("stringData:\n  token-id: ".to_owned()),
        Just("kind: Config\nclusters: ".to_owned()),
        Just("kind: ConfigMap\ndata: {kubeconfig: ".to_owned()),
        Just("eyJhbGciOiJIUzI1NiIsImtpZCI6InQyamd0bSJ9.".to_owned()),
        Just("K10ab::".to_owned()),
        Just("TOKEN_ID=q7zk2m\n".to_owned()),
        Just("token-secret: x9c4v8n1b6m3w5tr ".to_owned()),
        Just("9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63".to_owned()),
        Just("\n> kind: Secret\n> data: ".to_owned()),
        Just("x509: certificate signed by unknown authority".to_owned()),
        Just("-----BEGIN CERTIFICATE-----\n".to_owned()),
        Just("\u{1b}[1m".to_owned()),
        "[0-9a-f]{0,70}",
        "[ａ-ｚＡ-Ｚ０-９．，：]{0,24}",
    ];
    proptest::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_damaged_token_is_mended(token in "[a-z]{2}[0-9][a-z0-9]{3}\\.[a-z0-9]{7}[0-9][a-z0-9]{8}", way in 0_usize..12, place: usize) {
        prop_assume!(is_plain(&token));
        let damaged = damage(&token, way, place);
        let diagnosis = diagnose(&damaged);
        prop_assert_eq!(diagnosis.kind(), Kind::Token, "{}", damaged);
        prop_assert!(!diagnosis.findings().is_empty());
        let corrected = diagnosis.corrected(&damaged).unwrap();
        prop_assert_eq!(corrected.as_str(), token.as_str(), "{}", damaged);
    }

    /// One damage over another: what wraps it, or changes each character, leaves no doubt about what is within.
    #[test]
    fn a_token_damaged_twice_is_mended(
        token in "[a-z]{2}[0-9][a-z0-9]{3}\\.[a-z0-9]{7}[0-9][a-z0-9]{8}", first in 0_usize..12,
        second in prop::sample::select(vec![0, 1, 5, 6, 7, 8, 9, 11]), place: usize,
    ) {
        prop_assume!(is_plain(&token));
        let damaged = damage(&damage(&token, first, place), second, place);
        let corrected = diagnose(&damaged).corrected(&damaged).unwrap();
        prop_assert_eq!(corrected.as_str(), token.as_str(), "{}", damaged);
    }

    #[test]
    fn a_damage_that_cant_be_mended_is_told(token in "[a-z0-9]{6}\\.[a-z0-9]{16}", place in 0_usize..23, add: bool) {
        let mut characters: Vec<char> = token.chars().collect();
        characters.splice(place..place + usize::from(!add), add.then_some('x'));
        let damaged: String = characters.into_iter().collect();
        prop_assert!(damaged.parse::<Token>().is_err());
        let diagnosis = diagnose(&damaged);
        prop_assert_eq!(diagnosis.worst(), Some(Severity::Error), "{}", damaged);
    }

    #[test]
    fn good_tokens_have_no_errors(token in "[a-z0-9]{6}\\.[a-z0-9]{16}") {
        let diagnosis = diagnose(&token);
        prop_assert_eq!(diagnosis.kind(), Kind::Token);
        prop_assert!(diagnosis.worst() < Some(Severity::Error));
        prop_assert!(diagnosis.corrected(&token).is_none());
    }

    #[test]
    fn nothing_panics_and_every_place_is_in_the_text(text in pasted()) {
        let length = text.chars().count();
        let diagnosis = diagnose(&text);
        for finding in diagnosis.findings() {
            prop_assert!(finding.span().start <= finding.span().end && finding.span().end <= length);
        }
        if let Some(corrected) = diagnosis.corrected(&text) {
            let again = diagnose(&corrected);
            // No more layers are taken off at once than are noted.
            let one_value = matches!(diagnosis.kind(), Kind::Token | Kind::TokenId | Kind::TokenSecret | Kind::Pin)
                && diagnosis.findings().len() < 8;
            prop_assert!(!one_value || again.corrected(&corrected).is_none(), "{text:?} {corrected:?}");
        }
    }

    #[test]
    fn s30_no_word_of_a_diagnosis_is_from_the_text(text in pasted(), secret in "[a-z0-9]{6}\\.[a-z0-9]{16}") {
        let text = format!("{text}{secret}");
        let (_, secret) = secret.split_once('.').unwrap();
        let diagnosis = diagnose(&text);
        let shown = format!("{diagnosis:?}");
        prop_assert!(!shown.contains(secret));
        for finding in diagnosis.findings() {
            prop_assert!(!finding.what().contains(secret));
        }
    }
}

/// A terminal cuts a command wherever its last column is, also several times.
#[test]
fn a_command_that_is_wrapped_is_mended() {
    let token = "q7zk2m.x4c9v0b1n8m3a5s7";
    let pin = "--discovery-token-ca-cert-hash sha256:9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63";
    for start in ["karmadactl register 10.0.0.5:5443", "kubeadm join [fd00::1]:6443"] {
        let line = format!("{start} --token {token} {pin}");
        for place in 1..line.len() {
            let (before, after) = line.split_at(place);
            let text = format!("{before}\n{after}");
            assert_eq!(
                diagnose(&text).corrected(&text).unwrap().as_str(),
                line,
                "{text:?}"
            );
        }
        for width in 36..120 {
            let lines: Vec<_> = line
                .as_bytes()
                .chunks(width)
                .map(String::from_utf8_lossy)
                .collect();
            let text = lines.join("\n");
            assert_eq!(
                diagnose(&text).corrected(&text).unwrap().as_str(),
                line,
                "{text:?}"
            );
        }
    }
}

#[test]
fn too_much_is_refused_with_a_word() {
    let text = "a".repeat(MAX_INPUT_BYTES + 1);
    let diagnosis = diagnose(&text);
    assert_eq!(
        (diagnosis.kind(), diagnosis.findings().len()),
        (Kind::TooLarge, 1)
    );
    assert!(diagnosis.findings()[0].what().contains("1 MiB"));
}

#[test]
fn findings_are_as_many_as_anybody_reads() {
    let diagnosis = diagnose(&format!(
        "karmadactl register k.example.com:5443 {}",
        "\u{200b}a ".repeat(2000)
    ));
    assert!(diagnosis.findings().len() <= 501);
    assert!(
        diagnosis
            .findings()
            .iter()
            .any(|finding| finding.code() == "more-findings")
    );
}

/// Texts that a careless reader takes quadratic time for, each a unit that is repeated.
const UNITS: [(&str, &str); 51] = [
    ("", "a"),
    ("", " "),
    ("", "q7zk2m.x9c4v8n1b6m3w5tr "),
    ("", "."),
    ("", "\u{200b}a"),
    ("", "\u{1b}[1m"),
    ("", "—"),
    ("", "\""),
    ("", "Bearer "),
    ("", "sha256:"),
    ("", "sha256:,"),
    ("", "ａ"),
    ("", "karmadactl "),
    ("", "/karmadactl\\"),
    ("", "kubectl   "),
    ("karmadactl register ", "--x y "),
    ("karmadactl register ", "--token a "),
    ("karmadactl register ", "a "),
    ("karmadactl register --token ", "a"),
    (
        "karmadactl register --discovery-token-ca-cert-hash ",
        "sha256:0a,",
    ),
    (
        "karmadactl register --token a --discovery-token-ca-cert-hash ",
        "$(a),",
    ),
    ("karmadactl register ", "a\\\n"),
    ("karmadactl register ", "$(a) "),
    ("a=b\nkarmadactl register ", "$a{{a}} "),
    ("", "a=\nkarmadactl register $a "),
    ("\"karmadactl register ", "\\\\\\n>> --b "),
    ("karmadactl register '", "a"),
    ("karmadactl register ", "a\n--b "),
    ("karmadactl register --token ", "a "),
    ("karmadactl register ", "\\ a"),
    ("", "karmadctl register "),
    ("", "K10::"),
    ("", "K10a::"),
    ("", "token-id token-secret "),
    ("token-id: q7zk2m ", "token-secret ="),
    ("", "secrets is forbidden: User cluster-info"),
    ("", "q7zk2m.x9c4v8n1b6m3w5tr 1h <never> "),
    ("", "> kind: a\n"),
    ("+kind: a\n+data: b\n", "+"),
    ("", "User \"system:anonymous\""),
    ("eyJ", "a."),
    ("apiVersion: v1\nkind: Secret\n", "a: [\n"),
    (
        "apiVersion: v1\nkind: List\nitems:\n",
        "- {kind: Secret, type: bootstrap.kubernetes.io/token, data: {a: b, token-id: x}}\n",
    ),
    (
        "apiVersion: v1\nkind: Secret\nstringData:\n",
        "a：“\u{200b}” # ：\n",
    ),
    ("apiVersion: v1\n", "====\n"),
    ("", "{\"kind\":\"Secret\",\"a\":\"“\"}\n"),
    ("kind: List\na: &a [“b”, “b”, “b”, “b”]\nitems:\n", "- *a\n"),
    ("kind: Config\nclusters:\n", "- {name: a, cluster: {server: b}}\n"),
    ("kind: List\nitems: ", "["),
    ("kind: ConfigMap\ndata:\n", "  jws-kubeconfig-abcdef: x\n"),
    ("-----BEGIN CERTIFICATE-----\n", "TUlJRQ==\n"),
];

/// Sixteen small texts take about as long as one that is sixteen times as large; what takes quadratic time takes 16 times
/// as long for the large one. Up to 64 KiB here, so that the test is quick in a debug build; the same holds up to 1 MiB.
#[test]
fn time_grows_with_the_text_alone() {
    const LARGE: usize = 1 << 16;
    const TIMES: usize = 16;
    const MOST: u32 = 6;
    let spent = |text: &str, times: usize| {
        let start = Instant::now();
        (0..times).for_each(|_| drop(diagnose(text).corrected(text)));
        start.elapsed()
    };
    for (start, unit) in UNITS {
        let text = |size: usize| format!("{start}{}", unit.repeat((size - start.len()) / unit.len()));
        let (small, large) = (text(LARGE / TIMES), text(LARGE));
        // A busy machine makes one slow now and then, and hardly each of three.
        let grows = || spent(&large, 1) < spent(&small, TIMES) * MOST;
        assert!((0..3).any(|_| grows()), "{start:?} {unit:?}");
    }
}
