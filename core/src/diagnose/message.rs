//! Messages that `karmadactl register` and `kubeadm join` end with, known by the parts of them that stay from version to
//! version: Karmada's `register.go`, kubeadm's `discovery/token`, kubectl's and Kubernetes' errors, Go's `crypto/x509`
//! and `net/http`.

use super::MessageProblem::{self, *};
use super::glyphs::Glyphs;
use super::notes::Notes;

/// What is said by a message with one of these parts, between bars.
const PARTS: [(MessageProblem, &str); 16] = [
    (
        NotSigned,
        "not find a JWS signature|invalid for this cluster or it has expired",
    ),
    (BadSignature, "failed to verify JWS signature"),
    (
        NoClusterInfo,
        "configmaps \"cluster-info\" not found|set up for token bootstrapping",
    ),
    (NotPublic, "User \"system:anonymous\" cannot"),
    (
        Unauthorized,
        "Server: Unauthorized|ConfigMap: Unauthorized|be logged in to the server",
    ),
    (RequestForbidden, "resource \"certificatesigningrequests\""),
    (RightsForbidden, "agent:rbac-generator\" cannot"),
    (
        CertificateName,
        "certificate is valid for|doesn't contain any IP SANs|not valid for any names|relies on legacy Common Name",
    ),
    (CertificateAuthority, "certificate signed by unknown authority"),
    (CertificateExpired, "certificate has expired or is not yet valid"),
    (Pin, "none of the public keys"),
    (NameTaken, "register as cluster with name"),
    (
        LeftOver,
        "Secret already exists|ServiceAccount already exists|Deployment already exists|ca.crt already exists|.conf already exists",
    ),
    (
        Unreachable,
        "dial tcp|Client.Timeout exceeded|the right host or port",
    ),
    (
        Proxy,
        "proxyconnect tcp|\": Forbidden|Proxy Authentication Required",
    ),
    (
        TimedOut,
        "error: context deadline exceeded|timed out waiting for the condition",
    ),
];

/// Notes the messages in a text, each sort once. Whether there is any.
pub(super) fn examine(text: &Glyphs, notes: &mut Notes) -> bool {
    // A terminal breaks its lines wherever its last column is.
    let whole = text.rewritten(|_, glyph| Some(glyph.character).filter(|c| !matches!(c, '\n' | '\r')));
    let shown = whole.text();
    let mut found = false;
    for (problem, parts) in &PARTS {
        let mut places = parts.split('|').map(|part| (shown.split_once(part), part));
        if let Some((Some((before, _)), part)) = places.find(|(place, _)| place.is_some()) {
            let from = before.chars().count();
            notes.add(problem.clone(), whole.span(from, from + part.len()));
            found = true;
        }
    }
    found
}
