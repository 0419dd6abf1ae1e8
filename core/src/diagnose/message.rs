//! Messages that `karmadactl register` and `kubeadm join` end with, and `karmadactl token`, known by the parts of them that
//! stay from version to version: Karmada's `register.go` and `token.go`, kubeadm's `discovery/token`, kubectl's and
//! Kubernetes' errors, Go's `crypto/x509` and `net/http`.

use super::MessageProblem::*;
use super::Problem::{self, Command, Kubeconfig, Message, Pin, Token};
use super::glyphs::Glyphs;
use super::notes::Notes;
use super::{CommandProblem, KubeconfigProblem, PinProblem, TokenProblem};
use alloc::string::String;
use alloc::vec::Vec;

/// What is said by a message with one of these parts, between bars. Something may stand in place of a star.
const PARTS: [(Problem, &str); 27] = [
    (
        Message(NotSigned),
        "not find a JWS signature|invalid for this cluster or it has expired|there is no JWS signed token",
    ),
    (Message(BadSignature), "failed to verify JWS signature"),
    (
        Message(NoClusterInfo),
        "configmaps \"cluster-info\" not found|set up for token bootstrapping",
    ),
    (
        Message(NotPublic),
        "cluster-info*User \"system:anonymous\" cannot",
    ),
    (
        Message(Unauthorized),
        "Server: Unauthorized|ConfigMap: Unauthorized|config map: Unauthorized|signing request: Unauthorized|\"message\": \"Unauthorized\"|be logged in to the server",
    ),
    (
        Message(RequestForbidden),
        "User \"system:bootstrap:*resource \"certificatesigningrequests\"",
    ),
    (Message(RightsForbidden), "agent:rbac-generator\" cannot"),
    (
        Message(SecretsForbidden),
        "secrets*is forbidden: User*resource \"secrets\"*in the namespace \"kube-system\"",
    ),
    (
        Message(CertificateName),
        "certificate is valid for|doesn't contain any IP SANs|not valid for any names|relies on legacy Common Name",
    ),
    (
        Message(CertificateAuthority),
        "certificate signed by unknown authority",
    ),
    (
        Message(CertificateExpired),
        "certificate has expired or is not yet valid",
    ),
    (
        Message(NotTls),
        "server gave HTTP response to HTTPS client|first record does not look like a TLS handshake",
    ),
    (Message(super::MessageProblem::Pin), "none of the public keys"),
    (
        Pin(PinProblem::Malformed),
        "invalid discovery token CA certificate hash|invalid public key hash|API Server: encoding/hex|expected a 32 byte SHA-256 hash|unknown hash format \"",
    ),
    (
        Command(CommandProblem::PinMissing),
        "need to verify CACertHashes|--discovery-token-unsafe-skip-ca-verification must be specified",
    ),
    (Command(CommandProblem::TokenMissing), "error: token is required"),
    (Message(NameTaken), "register as cluster with name"),
    (Message(NameRefused), "invalid cluster name("),
    (
        Message(TokenTaken),
        "a token with id*already exists|secrets \"bootstrap-token-*already exists",
    ),
    (Message(TokenGone), "secrets \"bootstrap-token-*not found"),
    // The ID of the command that karmadactl init prints to everybody.
    (
        Token(TokenProblem::Example),
        "token ID \"t8xfio\"|token id \"t8xfio\"",
    ),
    (
        Kubeconfig(KubeconfigProblem::NoCa),
        "no CA certificates found in kubeconfig",
    ),
    (Message(NoKubeconfig), "Missing or incomplete configuration info"),
    (
        Message(LeftOver),
        "Secret already exists|ServiceAccount already exists|Deployment already exists|ca.crt already exists|.conf already exists",
    ),
    (
        Message(Unreachable),
        "dial tcp|Client.Timeout exceeded|the right host or port",
    ),
    (
        Message(Proxy),
        "proxyconnect tcp|\": Forbidden|Proxy Authentication Required",
    ),
    (
        Message(TimedOut),
        "error: context deadline exceeded|error: timed out waiting for the condition",
    ),
];

/// As much may stand in place of a star, in bytes.
const BETWEEN: usize = 160;

/// Notes the messages in a text, each sort once. Whether there is any.
pub(super) fn examine(text: &Glyphs, notes: &mut Notes) -> bool {
    // A terminal breaks its lines wherever its last column is, a mail program at a space, and puts a mark before each; a string
    // in JSON has backslashes.
    let mut begins = true;
    let whole = text.rewritten(|_, glyph| {
        let character = glyph.character;
        let is_left_out = is_no_part(character) || begins && character == '>';
        begins = character == '\n' || begins && is_left_out;
        (!is_left_out).then_some(character)
    });
    let shown = whole.text();
    let mut found = false;
    for (problem, parts) in &PARTS {
        if let Some((from, to)) = parts.split('|').find_map(|part| place(&shown, part)) {
            let count = |to: usize| shown.get(..to).map_or(0, |before: &str| before.chars().count());
            notes.add(problem.clone(), whole.span(count(from), count(to)));
            found = true;
        }
    }
    found
}

fn is_no_part(character: char) -> bool {
    character.is_whitespace() || character == '\\'
}

/// From which byte to which a part stands in a text without spaces.
fn place(shown: &str, part: &str) -> Option<(usize, usize)> {
    let solid: String = part.chars().filter(|c| !is_no_part(*c)).collect();
    let pieces: Vec<&str> = solid.split('*').collect();
    let (first, others) = pieces.split_first()?;
    shown.match_indices(first).find_map(|(from, _)| {
        let mut to = from + first.len();
        for piece in others {
            let mut near = shown.get(to..)?.char_indices().map(|(at, _)| at);
            let most = near.find(|at| *at > BETWEEN).map_or(shown.len(), |at| to + at);
            to += shown.get(to..most)?.find(piece)? + piece.len();
        }
        Some((from, to))
    })
}
