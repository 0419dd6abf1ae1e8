//! What Karmada's approver takes and what it leaves lying, by its pkg/controllers/certificate/approver.

use crate::go_base64;
use crate::join::CertificateRequest;
use rstest::rstest;
use serde_json::{Value, json};

const PEM: &[u8] = include_bytes!("../agent-member1.csr");
const UTF8: u8 = 0x0c;
const OCTETS: u8 = 0x04;

/// Of a request in PEM, with these changes of its `spec`.
fn is_agents(changes: &Value, pem: &[u8]) -> bool {
    read(changes, pem).is_agents
}

fn read(changes: &Value, pem: &[u8]) -> CertificateRequest {
    let mut spec = json!({
        "username": "system:bootstrap:abcdef",
        "signerName": "kubernetes.io/kube-apiserver-client",
        "groups": ["system:bootstrappers", "system:bootstrappers:karmada:default-cluster-token"],
        "usages": ["digital signature", "key encipherment", "client auth"],
        "request": go_base64::encode(pem).as_str(),
    });
    for (key, value) in changes.as_object().into_iter().flatten() {
        spec[key] = value.clone();
    }
    let metadata = json!({ "name": "csr-1", "creationTimestamp": "2026-11-24T10:00:00Z" });
    let list = json!({ "items": [{ "metadata": metadata, "spec": spec }] });
    CertificateRequest::of_list(list.to_string().as_bytes())
        .unwrap()
        .remove(0)
}

fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u8::try_from(content.len()).unwrap();
    let head = if length < 128 {
        vec![tag, length]
    } else {
        vec![tag, 0x81, length]
    };
    [head, content].concat()
}

/// A name of the kind 2.5.4.x, as a subject has it.
fn name(kind: u8, tag: u8, text: &str) -> Vec<u8> {
    let pair = der(
        0x30,
        &[&der(0x06, &[&[0x55, 0x04, kind]]), &der(tag, &[text.as_bytes()])],
    );
    der(0x31, &[&pair])
}

fn common(text: &str) -> Vec<u8> {
    name(3, UTF8, text)
}

fn organization(text: &str) -> Vec<u8> {
    name(10, UTF8, text)
}

/// A request as far as it is read: its names and its attributes.
fn pem(names: &[Vec<u8>], attributes: &[u8]) -> Vec<u8> {
    let names: Vec<&[u8]> = names.iter().map(Vec::as_slice).collect();
    let info = der(0x30, &[&[0x02, 0x01, 0x00], &der(0x30, &names), attributes]);
    let text = go_base64::encode(&der(0x30, &[&info]));
    let label = "CERTIFICATE REQUEST-----\n";
    format!("-----BEGIN {label}{}\n-----END {label}", text.as_str()).into_bytes()
}

#[rstest]
#[case(json!({}), true)]
#[case(json!({"usages": ["client auth", "digital signature"]}), true)]
#[case(json!({"usages": ["client auth", "digital signature", "key agreement"]}), false)]
#[case(json!({"usages": ["client auth", "key encipherment"]}), false)]
#[case(json!({"signerName": "kubernetes.io/kube-apiserver-client-kubelet"}), false)]
#[case(json!({"signerName": ""}), false)]
#[case(json!({"groups": ["system:bootstrappers", "system:bootstrappers:by-hand"]}), false)]
fn it_asks_for_what_karmadactl_asks_for(#[case] spec: Value, #[case] is_one: bool) {
    assert_eq!(is_agents(&spec, PEM), is_one);
}

#[rstest]
#[case(&[organization("system:karmada:agents"), common("system:karmada:agent:a")], true)]
#[case(&[organization("platform-admins"), common("root-operator")], false)]
#[case(&[organization("platform-admins"), common("system:karmada:agent:a")], false)]
#[case(&[organization("system:karmada:agents"), common("root-operator")], false)]
#[case(&[common("system:karmada:agent:a")], false)]
// Every organization counts, and of several names the last.
#[case(&[organization("system:karmada:agents"), organization("b"), common("system:karmada:agent:a")], false)]
#[case(&[organization("system:karmada:agents"), common("system:karmada:agent:a"), common("b")], false)]
#[case(&[organization("system:karmada:agents"), common("b"), common("system:karmada:agent:a")], true)]
// To Go it is no name.
#[case(&[organization("system:karmada:agents"), common("b"), name(3, OCTETS, "system:karmada:agent:a")], false)]
fn it_is_for_an_agent(#[case] names: &[Vec<u8>], #[case] is_one: bool) {
    assert_eq!(is_agents(&json!({}), &pem(names, &[])), is_one);
}

#[test]
fn it_is_for_no_host_and_can_be_read() {
    let names = [
        organization("system:karmada:agents"),
        common("system:karmada:agent:a"),
    ];
    let host = der(0x30, &[&der(0x06, &[&[0x55, 0x1d, 0x11]]), &der(OCTETS, &[b"x"])]);
    assert!(is_agents(&json!({}), &pem(&names, &der(0xa0, &[]))));
    assert!(!is_agents(&json!({}), &pem(&names, &der(0xa0, &[&host]))));
    assert!(!is_agents(&json!({}), b""));
}

/// As `karmadactl register` of 1.11 files it: as a node, for the kubelets' signer.
#[rstest]
#[case(json!({}), &[organization("system:nodes"), common("system:node:member1")], true)]
#[case(json!({"signerName": "kubernetes.io/kube-apiserver-client"}), &[organization("system:nodes"), common("system:node:a")], false)]
#[case(json!({"groups": ["system:bootstrappers:kubeadm:default-node-token"]}), &[organization("system:nodes"), common("system:node:a")], false)]
#[case(json!({}), &[organization("platform-admins"), common("system:node:a")], false)]
#[case(json!({}), &[organization("system:nodes"), common("a")], false)]
fn it_is_of_a_karmadactl_before_agents_had_names_of_their_own(
    #[case] changes: Value,
    #[case] names: &[Vec<u8>],
    #[case] is_one: bool,
) {
    let mut spec = json!({"signerName": "kubernetes.io/kube-apiserver-client-kubelet"});
    for (key, value) in changes.as_object().unwrap() {
        spec[key] = value.clone();
    }
    let request = read(&spec, &pem(names, &[]));
    assert_eq!((request.is_outdated, request.is_agents), (is_one, false));
}
