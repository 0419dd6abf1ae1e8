//! What the observations say, one question each; the verdict of a token and the preflight ask the same.

use super::{CertificateRequest, Document, Observations, Obstacle, RequestState, Seen, Trust, Unseen};
use crate::{
    ClusterInfo, ClusterInfoMismatch, Endpoint, GoDuration, SignatureError, Timestamp, Token, TokenId,
};
use alloc::string::String;
use alloc::vec::Vec;

/// What can take a controller of Kubernetes or Karmada some seconds, taken at its worst.
const PATIENCE: GoDuration = GoDuration::from_nanos(15_000_000_000);

/// Why there is no `cluster-info` to go by.
#[derive(Debug)]
pub(crate) enum Lack {
    /// Nobody has one, and no cluster joins.
    Obstacle(Obstacle),
    /// It was not seen.
    Unseen(Unseen),
}

/// The `cluster-info` that a joining cluster would be shown, or that whoever asks was shown.
pub(crate) fn content(observations: &Observations) -> Result<&ClusterInfo, Lack> {
    let seen = [&observations.public, &observations.cluster_info];
    let mut lack = Lack::Unseen(Unseen::NotAsked);
    for document in seen {
        match document {
            Seen::Found(Document::Readable(info)) => return Ok(info),
            Seen::Found(Document::Absent) => lack = Lack::Obstacle(Obstacle::NoClusterInfo),
            Seen::Found(Document::Broken(error)) => {
                lack = Lack::Obstacle(Obstacle::BrokenClusterInfo(error.clone()));
            }
            Seen::Found(Document::Refused(_)) => lack = keep(lack, Unseen::Forbidden),
            Seen::Not(why) => lack = keep(lack, why.clone()),
            Seen::NotAsked => {}
        }
    }
    Err(lack)
}

/// An obstacle that was seen outweighs what was not.
fn keep(lack: Lack, unseen: Unseen) -> Lack {
    match lack {
        Lack::Obstacle(_) => lack,
        Lack::Unseen(_) => Lack::Unseen(unseen),
    }
}

/// A signature of `cluster-info`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    /// It is there; without the token it can't be checked.
    Present,
    Good,
    Missing,
    Bad(SignatureError),
}

/// What is there of a token's signature.
pub(crate) fn signature_of(info: &ClusterInfo, id: TokenId, token: Option<&Token>) -> Signature {
    match token.map(|token| info.verify(token)) {
        Some(Ok(())) => Signature::Good,
        Some(Err(ClusterInfoMismatch::Signature(error))) => Signature::Bad(error),
        Some(Err(_)) => Signature::Missing,
        None if info.signed_for().any(|signed| signed == id) => Signature::Present,
        None => Signature::Missing,
    }
}

/// What speaks against the API server's certificate, for a member that goes to this endpoint.
pub(crate) fn serving(observations: &Observations, endpoint: &Endpoint) -> Result<Vec<Obstacle>, Unseen> {
    let certificate = observations.serving.as_result()?;
    let names = (!certificate.covers(endpoint)).then(|| Obstacle::CertificateNames {
        endpoint: endpoint.clone(),
        names: certificate.names.clone(),
    });
    let trust = (certificate.trust == Trust::OtherAuthority).then_some(Obstacle::CertificateAuthority);
    let end = certificate.expires;
    let expired = (end < observations.now).then_some(Obstacle::CertificateExpired(end));
    Ok([trust, expired, names].into_iter().flatten().collect())
}

/// The requests that say something of those who approve and issue.
pub(crate) fn agents(requests: &[CertificateRequest]) -> impl Iterator<Item = &CertificateRequest> + Clone {
    requests.iter().filter(|request| request.is_agents)
}

/// What they say of them: only what came after the last success speaks against anybody.
pub(crate) fn controllers(requests: &[CertificateRequest], now: Timestamp) -> Vec<Obstacle> {
    let requests = agents(requests);
    let newest = |wanted: &[RequestState]| {
        let good = requests.clone().filter(|request| wanted.contains(&request.state));
        good.map(|request| request.created).max()
    };
    let left = |state: RequestState, since: Option<Timestamp>| -> Vec<String> {
        let lies = |request: &&CertificateRequest| {
            request.state == state
                && since.is_none_or(|since| request.created > since)
                && is_overdue(request.created, now)
        };
        requests
            .clone()
            .filter(lies)
            .map(|request| request.name.clone())
            .collect()
    };
    let unapproved = left(
        RequestState::Pending,
        newest(&[RequestState::Approved, RequestState::Issued]),
    );
    let unissued = left(RequestState::Approved, newest(&[RequestState::Issued]));
    [
        (!unapproved.is_empty()).then_some(Obstacle::NoApprover(unapproved)),
        (!unissued.is_empty()).then_some(Obstacle::NoIssuer(unissued)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Those that wait for an approval which only Karmada before 1.12 gives.
pub(crate) fn outdated<'a>(
    requests: impl IntoIterator<Item = &'a CertificateRequest>,
    now: Timestamp,
) -> Option<Obstacle> {
    let waits = |request: &&CertificateRequest| {
        request.is_outdated && request.state == RequestState::Pending && is_overdue(request.created, now)
    };
    let left: Vec<_> = requests
        .into_iter()
        .filter(waits)
        .map(|request| request.name.clone())
        .collect();
    (!left.is_empty()).then_some(Obstacle::OldKarmadactl(left))
}

/// Whether what should follow on this time should have followed by now.
pub(crate) fn is_overdue(since: Timestamp, now: Timestamp) -> bool {
    now.since(since).as_nanos() > PATIENCE.as_nanos()
}
