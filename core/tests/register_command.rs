//! The register command against what karmadactl's own function printed for 37 kubeconfigs, and the differences that
//! are meant.
#![cfg(feature = "kubeconfig")]
#![expect(clippy::unwrap_used, reason = "what a test reads is there, or the test fails")]

use karmada_token_core::{CertificateAuthority, Kubeconfig, KubeconfigError, Token};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    context: String,
    kubeconfig: serde_json::Value,
    expected: String,
    #[serde(default)]
    files: BTreeMap<String, String>,
}

fn golden() -> Vec<Case> {
    serde_json::from_str::<Golden>(include_str!("golden/register-command.json"))
        .unwrap()
        .cases
}

/// What ours prints for a case, or the error that a person gets.
fn ours(case: &Case) -> Result<String, String> {
    let kubeconfig = Kubeconfig::from_yaml(&case.kubeconfig.to_string()).map_err(|e| e.to_string())?;
    let context = Some(case.context.as_str()).filter(|context| !context.is_empty());
    let cluster = kubeconfig.cluster(context).map_err(|e| e.to_string())?;
    let bundle = match cluster.certificate_authority().map_err(|e| e.to_string())? {
        CertificateAuthority::Inline(pem) => pem,
        CertificateAuthority::File(name) => case
            .files
            .get(&name)
            .map(|text| text.clone().into_bytes())
            .ok_or(format!("open {name}: no such file"))?,
    };
    let command = cluster.register_command(&bundle).map_err(|e| e.to_string())?;
    let token: Token = "abcdef.0123456789abcdef".parse().unwrap();
    Ok(command.for_token(&token).to_string())
}

/// Where ours is meant to differ: the reference prints these endpoints into a command that can't work.
const REFUSED: [(&str, &str); 5] = [
    (
        "server https://karmada.example.test:5443/apis/x",
        "a path follows it",
    ),
    ("server http://karmada.example.test:8080", "http://"),
    ("server https://user@karmada.example.test:5443", "user name"),
    ("server (empty)", "the endpoint is empty"),
    // The reference pins nothing for these two either, but says so in Go's words.
    ("empty CA data", "no CA certificate"),
];

/// Where the reference's endpoint can't work as it stands, and ours is what was meant.
const NORMALISED: [(&str, &str, &str); 2] = [
    (
        "server https://karmada.example.test:5443/",
        "register karmada.example.test:5443/ ",
        "register karmada.example.test:5443 ",
    ),
    (
        "server HTTPS://karmada.example.test:5443",
        "register HTTPS://karmada",
        "register karmada",
    ),
];

#[test]
fn equals_the_reference_but_for_the_listed_differences() {
    let cases = golden();
    assert_eq!(cases.len(), 37);
    for case in &cases {
        let ours = ours(case);
        let refused = REFUSED.iter().find(|(name, _)| *name == case.name);
        let normalised = NORMALISED.iter().find(|(name, ..)| *name == case.name);
        match (refused, normalised) {
            (Some((name, why)), _) => {
                let error = ours.expect_err(name);
                assert!(error.contains(why), "{name}: {error}");
            }
            (_, Some((name, theirs, meant))) => {
                assert_ne!(
                    ours.as_deref(),
                    Ok(case.expected.as_str()),
                    "{name} is listed as a difference"
                );
                assert_eq!(ours, Ok(case.expected.replace(theirs, meant)), "{name}");
            }
            _ if case.expected.starts_with("error: ") => assert!(ours.is_err(), "{}: {ours:?}", case.name),
            _ => assert_eq!(ours.as_deref(), Ok(case.expected.as_str()), "{}", case.name),
        }
    }
}

#[test]
fn every_listed_difference_is_in_the_golden_file() {
    let cases = golden();
    let listed = REFUSED
        .iter()
        .map(|(name, _)| name)
        .chain(NORMALISED.iter().map(|(name, ..)| name));
    for name in listed {
        assert!(cases.iter().any(|case| case.name == **name), "{name}");
    }
}

#[test]
fn errors_say_what_is_missing_and_show_no_credential() {
    let no_context = Kubeconfig::from_yaml("{clusters: [{name: a}]}").unwrap();
    assert_eq!(
        no_context.cluster(None).unwrap_err().to_string(),
        "the kubeconfig has no current-context; name one with --context"
    );
    assert_eq!(
        no_context.cluster(Some("x")).unwrap_err().to_string(),
        "the kubeconfig has no context \"x\""
    );
    let file = "clusters: [{name: '', cluster: {server: 'https://k.example.com:5443', certificate-authority: /x/ca.crt}}]";
    assert_eq!(
        Kubeconfig::from_yaml(file).unwrap().register_command(None),
        Err(KubeconfigError::CertificateAuthorityFile)
    );
    let broken = "users:\n- name: u\n  user: {token: s3cr3t-canary\nclusters: [";
    let error = Kubeconfig::from_yaml(broken).unwrap_err().to_string();
    assert!(error.contains("line ") && !error.contains("canary"), "{error}");
}
