use super::*;
use crate::MemberCommand;
use rstest::rstest;

/// As a Karmada control plane has it; the signature is from `ComputeDetachedSignature` of cluster-bootstrap 0.36.3.
const CLUSTER_INFO: &str = include_str!("fixtures/cluster-info.yaml");
const PIN: &str = "sha256:9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63";

fn token(text: &str) -> Token {
    text.parse().unwrap()
}

#[test]
fn endpoint_pins_and_signatures_are_read() {
    let info = ClusterInfo::parse(CLUSTER_INFO).unwrap();
    assert_eq!(info.endpoint().to_string(), "karmada.example.test:5443");
    assert_eq!(info.pins(), [PIN.parse().unwrap()]);
    let signed: Vec<_> = info.signed_for().map(|id| id.to_string()).collect();
    assert_eq!(signed, ["t2jgtm"]);
    assert_eq!(info.verify(&token("t2jgtm.9nybj0526mjw1jbf")), Ok(()));
    assert_eq!(
        info.against(&info.register_command(), &token("t2jgtm.9nybj0526mjw1jbf")),
        []
    );
}

#[test]
fn json_says_the_same() {
    let info = ClusterInfo::parse(CLUSTER_INFO).unwrap();
    let signature = CLUSTER_INFO
        .lines()
        .find_map(|line| line.trim().strip_prefix("jws-kubeconfig-t2jgtm: "));
    let object = serde_json::json!({
        "kind": "ConfigMap",
        "data": {"kubeconfig": info.kubeconfig(), "jws-kubeconfig-t2jgtm": signature},
    });
    for json in [object.to_string(), serde_json::to_string_pretty(&object).unwrap()] {
        let info = ClusterInfo::parse(&json).unwrap();
        assert_eq!(info.verify(&token("t2jgtm.9nybj0526mjw1jbf")), Ok(()));
    }
}

#[test]
fn everything_against_a_command_is_told() {
    let info = ClusterInfo::parse(CLUSTER_INFO).unwrap();
    let command = RegisterCommand {
        endpoint: "other.example.test:5443".parse().unwrap(),
        pins: vec![format!("sha256:{}", "0a".repeat(32)).parse().unwrap()],
    };
    let against = info.against(&command, &token("t2jgtm.0123456789abcdef"));
    assert_eq!(
        against,
        [
            ClusterInfoMismatch::Signature(SignatureError::Mismatch),
            ClusterInfoMismatch::Pins,
            ClusterInfoMismatch::Endpoint(info.endpoint().clone()),
        ]
    );
    assert_eq!(
        info.verify(&token("abcdef.0123456789abcdef")),
        Err(ClusterInfoMismatch::Unsigned("abcdef".parse().unwrap()))
    );
}

#[test]
fn one_pin_of_several_is_enough() {
    let info = ClusterInfo::parse(CLUSTER_INFO).unwrap();
    let other: Pin = format!("sha256:{}", "0a".repeat(32)).parse().unwrap();
    assert_eq!(info.check_pins(&[other, PIN.parse().unwrap()]), Ok(()));
    assert_eq!(info.check_pins(&[other]), Err(ClusterInfoMismatch::Pins));
    assert_eq!(info.check_pins(&[]), Err(ClusterInfoMismatch::Pins));
}

fn with_kubeconfig(kubeconfig: &str) -> String {
    serde_json::json!({"kind": "ConfigMap", "data": {"kubeconfig": kubeconfig}}).to_string()
}

#[rstest]
#[case("kind: Secret", "this is not a ConfigMap")]
#[case("kind: ConfigMap", "no key \"kubeconfig\"")]
#[case("kind: ConfigMap\ndata: {kubeconfig: ''}", "no key \"kubeconfig\"")]
#[case("kind: [", "cluster-info can't be read: line 1")]
#[case("- 1", "cluster-info can't be read")]
#[case(&with_kubeconfig("clusters: null"), "names 0 clusters")]
#[case(&with_kubeconfig("clusters: [{name: a}, {name: ''}]"), "names 2 clusters")]
#[case(&with_kubeconfig("clusters: [{name: '', cluster: {server: 'https://k:1'}}]"), "no CA certificate")]
#[case(
    &with_kubeconfig("clusters: [{name: '', cluster: {server: 'https://k:1', certificate-authority: /etc/ca.crt}}]"),
    "the name of a file"
)]
#[case(
    &with_kubeconfig("clusters: [{name: '', cluster: {server: 'https://k:1', certificate-authority-data: '?'}}]"),
    "not in base64"
)]
fn what_no_cluster_can_join_with_is_told_why(#[case] text: &str, #[case] why: &str) {
    let error = ClusterInfo::parse(text).unwrap_err().to_string();
    assert!(error.contains(why), "{error}");
}

#[test]
fn a_broken_signature_is_told() {
    for (broken, expected) in [
        ("a.b", SignatureError::Parts),
        ("a.b.c", SignatureError::Attached),
    ] {
        let start = CLUSTER_INFO.find("eyJ").unwrap();
        let end = start + CLUSTER_INFO[start..].find('\n').unwrap();
        let text = [&CLUSTER_INFO[..start], broken, &CLUSTER_INFO[end..]].concat();
        let info = ClusterInfo::parse(&text).unwrap();
        assert_eq!(
            info.verify(&token("t2jgtm.9nybj0526mjw1jbf")),
            Err(ClusterInfoMismatch::Signature(expected))
        );
    }
}

#[test]
fn a_whole_command_is_held_against_it() {
    let info = ClusterInfo::parse(CLUSTER_INFO).unwrap();
    let good = "t2jgtm.9nybj0526mjw1jbf";
    let against = |line: &str| {
        let (target, token) = MemberCommand::target_of(line).unwrap();
        let against = info.against(&target, &token);
        against
            .iter()
            .map(ClusterInfoMismatch::as_key)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let pinned = format!("--discovery-token-ca-cert-hash {PIN}");
    let at = "karmadactl register karmada.example.test:5443";
    assert_eq!(against(&format!("{at} --token {good} {pinned}")), "");
    for same in ["KARMADA.example.test.:5443", "https://karmada.example.test:5443/"] {
        let line = format!("karmadactl register {same} --token {good} {pinned}");
        assert_eq!(against(&line), "", "{same}");
    }
    let other = format!("kubeadm join other.example.test:5443 --token zzzzzz.9nybj0526mjw1jbf {pinned}");
    assert_eq!(against(&other), "unsigned endpoint");
    let unpinned = format!("{at} --token {good} --discovery-token-unsafe-skip-ca-verification");
    assert_eq!(against(&unpinned), "", "it asks for no pin");
}
