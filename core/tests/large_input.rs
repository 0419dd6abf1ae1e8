//! Bad input, as large as it may be: every reader takes time that grows with the length and no faster, and says a clear
//! word to more than 1 MiB where a person's text comes in.
#![cfg(feature = "diagnose-documents")]

use karmada_token_core::{
    ClusterInfo, DetachedSignature, Endpoint, GoDuration, Groups, Kubeconfig, MAX_INPUT_BYTES, MemberCommand,
    Pin, Secret, SecretList, Timestamp, Token, TokenId, Usages, diagnose, mask_secret, pins_of_pem,
};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SMALL: usize = MAX_INPUT_BYTES / 16;
/// Sixteen times the length may take sixteen times as long, and eight times that where fresh memory is touched on a busy machine; the
/// square would be 256.
const MOST: u32 = 16 * 8;
/// Below this a clock says nothing.
const FLOOR: Duration = Duration::from_micros(500);

/// A text of about so many bytes: a beginning, a middle over and over, an end.
fn text(begin: &str, middle: &str, end: &str, bytes: usize) -> String {
    let count = bytes.saturating_sub(begin.len() + end.len()) / middle.len();
    format!("{begin}{}{end}", middle.repeat(count))
}

fn fastest_of_three(read: impl Fn(&str), text: &str) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        read(text);
        start.elapsed()
    };
    (0..3).map(timed).min().unwrap_or_default()
}

/// Times a reader on a text at 64 KiB, 256 KiB and 1 MiB.
#[expect(clippy::print_stdout, reason = "the table that `--nocapture` shows")]
fn grows_with_the_length(name: &str, read: impl Fn(&str), [begin, middle, end]: [&str; 3]) {
    let sizes = [SMALL, SMALL * 4, MAX_INPUT_BYTES];
    let times = sizes.map(|bytes| fastest_of_three(&read, &text(begin, middle, end, bytes)));
    println!("{name:16} {middle:24.24?} {times:>12.2?}");
    assert!(
        times[2] <= times[0].max(FLOOR) * MOST,
        "{name} {middle:?}: {times:?}"
    );
}

macro_rules! linear {
    ($($test:ident: $read:expr => [$($text:expr),+ $(,)?];)*) => {
        $(#[test]
        fn $test() {
            for text in [$($text),+] {
                grows_with_the_length(stringify!($test), |text| drop(black_box($read(text))), text);
            }
        })*
    };
}

linear! {
    tokens: str::parse::<Token> => [["", "a", ""], ["abcdef.", "a", " "], [" ", "\n", " "], ["", ".", ""]];
    token_ids: str::parse::<TokenId> => [["", "a", ""], ["abcdef.", "a", " "]];
    durations: str::parse::<GoDuration> => [["", "0s", ""], ["", "0s", "x"], ["", "µ", ""], ["0.", "9", "h"]];
    timestamps: Timestamp::parse_rfc3339 => [["2026-11-24T06:00:00.", "9", "Z"], ["", "2026-", ""]];
    groups: str::parse::<Groups> => [["", "system:bootstrappers:a,", ""], ["system:bootstrappers:", "a", ""], ["", ", ", "bad"]];
    usages: str::parse::<Usages> => [["", "signing,", ""], ["", ",", ""]];
    pins: str::parse::<Pin> => [["sha256:", "a", ""]];
    endpoints: str::parse::<Endpoint> => [["", "https://", ""], ["", "a.", ""], ["", ":1", ""], ["[", ":", "]"]];
    commands: MemberCommand::parse => [
        ["karmadactl register h:1 ", "--a=b ", ""],
        ["karmadactl register h:1 ", "'a' ", "'"],
        ["karmadactl register h:1 ", "\\\n", ""],
        ["", "`\r\n", ""],
        ["karmadactl register h:1 --discovery-token-ca-cert-hash ", "sha256:aa,", ""],
    ];
    signatures: str::parse::<DetachedSignature> => [["", ".", ""], ["", "a", ""], ["eyJhbGciOiJIUzI1NiJ9..", "A", ""]];
    secrets: Secret::from_json => [
        ["{\"unknown\":", "[", ""],
        ["{\"unknown\":[", "{},", "{}]}"],
        ["{\"data\":{\"token-id\":\"", "YWFh", "\"}}"],
        ["{\"data\":{\"token-id\":\"", "\\n", "\"}}"],
        ["{\"metadata\":{\"managedFields\":[", "{\"manager\":\"m\"},", "{}]}}"],
        ["{", "\"kind\":\"\",", "\"type\":\"\"}"],
    ];
    secret_lists: SecretList::from_json => [["{\"items\":[", "null,", "{}]}"], ["{\"items\":[", "{\"data\":{\"token-id\":\"\"}},", "{}]}"]];
    masks: |text: &str| serde_json::from_str(text).map(|mut object| mask_secret(&mut object)) => [
        ["{\"metadata\":{\"managedFields\":[", "{\"fieldsV1\":{}},", "{}]}}"],
        ["{\"data\":{\"token-secret\":\"", "YWFh", "\"}}"],
    ];
    kubeconfigs: Kubeconfig::from_yaml => [
        ["clusters:\n", "- {name: a, cluster: {server: h}}\n", ""],
        ["", "# comment\n", "a: b"],
        ["a: \"", "x", "\""],
        ["a: |\n", "  x\n", ""],
        ["", "- ", ""],
        ["a: ", "{a: ", ""],
        ["a: &a x\nb: [", "*a,", "]"],
        ["", "? ", ""],
        ["", "---\n", ""],
        ["", "\"", ""],
        ["", "a: b\n", ""],
    ];
    cluster_infos: ClusterInfo::parse => [["kind: ConfigMap\ndata:\n", "  jws-kubeconfig-abcdef: x\n", ""], ["data: {kubeconfig: \"", "\\n", "\"}"]];
    ca_bundles: |text: &str| pins_of_pem(text.as_bytes()) => [
        ["", "-----BEGIN A-----\n", ""],
        ["", "\n-----END ", ""],
        ["-----BEGIN A-----\n", "a:b\n", "\n-----END A-----\n"],
        ["", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", ""],
        ["", "-----BEGIN A-----\na:b\n-----END B-----\n", ""],
        ["", "-", ""],
        ["-----BEGIN CERTIFICATE-----\n", "YWFh", "\n-----END CERTIFICATE-----\n"],
    ];
    diagnoses: diagnose => [
        ["", "a", ""],
        ["", " ", ""],
        ["", "abcdef.0123456789abcdef ", ""],
        ["karmadactl register ", "--token x ", ""],
        ["", "\u{200b}", ""],
        ["", "{", ""],
        ["kind: Secret\ndata:\n", "  a: YQ==\n", ""],
        ["{\"kind\":\"SecretList\",\"items\":[", "{\"type\":\"bootstrap.kubernetes.io/token\"},", "{}]}"],
        ["", "-----BEGIN CERTIFICATE-----\n", ""],
        ["", "https://", ""],
        ["", "sha256:", ""],
    ];
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
        let start = Instant::now();
        assert!(Kubeconfig::from_yaml(&text).is_err(), "{text:.60}");
        assert!(ClusterInfo::parse(&text).is_err(), "{text:.60}");
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{:?} for {text:.60}",
            start.elapsed()
        );
    }
}
