//! The texts that are worst for each reader, of any length: a beginning, a middle over and over, an end.

use karmada_token_core::{
    ClusterInfo, DetachedSignature, Endpoint, GoDuration, Groups, Kubeconfig, MemberCommand, Pin, Secret,
    SecretList, Timestamp, Token, TokenId, Usages, diagnose, mask_secret, pins_of_pem,
};
use std::hint::black_box;

/// A reader and what is worst for it.
pub(crate) struct Reader {
    pub(crate) name: &'static str,
    pub(crate) read: fn(&str),
    pub(crate) texts: &'static [[&'static str; 3]],
}

/// A text of about so many bytes, and no more.
pub(crate) fn text([begin, middle, end]: [&str; 3], bytes: usize) -> String {
    let count = bytes.saturating_sub(begin.len() + end.len()) / middle.len();
    format!("{begin}{}{end}", middle.repeat(count))
}

macro_rules! readers {
    ($($name:ident: $read:expr => [$($text:expr),+ $(,)?];)*) => {
        /// Every reader of core.
        pub(crate) const READERS: &[Reader] = &[$(Reader {
            name: stringify!($name),
            read: |text| drop(black_box($read(text))),
            texts: &[$($text),+],
        }),*];
    };
}

readers! {
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
    masks: mask_secret => [
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
