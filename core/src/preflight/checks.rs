//! Each check.

use super::{Check, CheckName, CheckStatus, Found};
use crate::join::{
    Lack, Signature, agents, content, controllers, is_overdue, outdated, serving, signature_of,
};
use crate::{
    ClusterInfo, Document, GoDuration, Observations, Obstacle, RecordedExpiration, RequestState, Seen,
    TokenId, TokenRecord, Unseen,
};
use alloc::vec::Vec;

/// An expired token is cleaned within a second; a busy or restarting controller manager gets longer.
const CLEANED_WITHIN: GoDuration = GoDuration::from_nanos(120_000_000_000);

type Ended = (CheckStatus, Found);

pub(super) fn run(name: CheckName, observations: &Observations) -> Check {
    let (status, found) = match name {
        CheckName::Karmada => allowed(&observations.karmada, || Obstacle::NotKarmada),
        CheckName::ClusterInfo => cluster_info(observations),
        CheckName::PublicAccess => public_access(observations),
        CheckName::Endpoint => of_content(observations, endpoint),
        CheckName::Certificate => certificate(observations),
        CheckName::Signer => of_content(observations, |info| signer(info, observations)),
        CheckName::Cleaner => cleaner(observations),
        CheckName::FileRequests => allowed(&observations.rights.file_requests, || Obstacle::MayNotFile),
        CheckName::AutoApproval => allowed(&observations.rights.auto_approved, || Obstacle::NotAutoApproved),
        CheckName::AgentSetup => allowed(&observations.rights.set_up_agent, || Obstacle::NoAgentSetup),
        CheckName::Requests => requests(observations),
    };
    Check { name, status, found }
}

fn passed(found: Found) -> Ended {
    (CheckStatus::Pass, found)
}

fn unreadable(why: Unseen) -> Ended {
    (CheckStatus::Unreadable(why), Found::Nothing)
}

fn against(obstacle: Obstacle, found: Found) -> Ended {
    (obstacle.into(), found)
}

fn allowed(seen: &Seen<bool>, obstacle: impl FnOnce() -> Obstacle) -> Ended {
    match seen.as_result() {
        Ok(true) => passed(Found::Nothing),
        Ok(false) => against(obstacle(), Found::Nothing),
        Err(why) => unreadable(why),
    }
}

fn cluster_info(observations: &Observations) -> Ended {
    match content(observations) {
        Ok(info) => passed(Found::ClusterInfo {
            endpoint: info.endpoint().clone(),
            pins: info.pins().to_vec(),
        }),
        Err(Lack::Obstacle(obstacle)) => against(obstacle, Found::Nothing),
        Err(Lack::Unseen(why)) => unreadable(why),
    }
}

/// A check of what `cluster-info` says: without it there is nothing to see.
fn of_content(observations: &Observations, check: impl FnOnce(&ClusterInfo) -> Ended) -> Ended {
    match content(observations) {
        Ok(info) => check(info),
        Err(Lack::Obstacle(_)) => (CheckStatus::Untested, Found::Nothing),
        Err(Lack::Unseen(why)) => unreadable(why),
    }
}

fn public_access(observations: &Observations) -> Ended {
    match observations.public.as_result() {
        Ok(Document::Refused(code)) => against(Obstacle::NotPublic(*code), Found::Nothing),
        Ok(Document::Absent) => (CheckStatus::Untested, Found::Nothing),
        Ok(Document::Broken(_) | Document::Readable(_)) => passed(Found::Nothing),
        Err(why) => unreadable(why),
    }
}

fn endpoint(info: &ClusterInfo) -> Ended {
    let endpoint = info.endpoint();
    if endpoint.is_in_cluster() {
        return against(Obstacle::ClusterEndpoint(endpoint.clone()), Found::Nothing);
    }
    if endpoint.is_loopback() {
        return against(Obstacle::LoopbackEndpoint(endpoint.clone()), Found::Nothing);
    }
    passed(Found::Endpoint(endpoint.clone()))
}

/// Its names are shown whether or not there is an endpoint to compare them with.
fn certificate(observations: &Observations) -> Ended {
    let seen = match observations.serving.as_result() {
        Ok(seen) => seen,
        Err(why) => return unreadable(why),
    };
    let found = Found::Certificate {
        names: seen.names.clone(),
        expires: seen.expires,
    };
    let Ok(info) = content(observations) else {
        return (CheckStatus::Untested, found);
    };
    match serving(observations, info.endpoint()).map(|mut obstacles| obstacles.drain(..).next()) {
        Ok(Some(obstacle)) => against(obstacle, found),
        Ok(None) => passed(found),
        Err(why) => unreadable(why),
    }
}

/// Whether each token that should have a signature by now has one. Whether it is good takes the token.
fn signer(info: &ClusterInfo, observations: &Observations) -> Ended {
    let tokens = match observations.tokens.as_result() {
        Ok(tokens) => tokens,
        Err(why) => return unreadable(why),
    };
    let should = |record: &&TokenRecord| {
        record.verdict(observations.now).signed.is_empty()
            && record
                .created
                .is_none_or(|created| is_overdue(created, observations.now))
    };
    let should: Vec<TokenId> = tokens
        .iter()
        .filter(should)
        .filter_map(|record| record.id)
        .collect();
    let missing = |id: &TokenId| signature_of(info, *id, None) == Signature::Missing;
    let unsigned: Vec<_> = should.iter().copied().filter(missing).collect();
    let found = Found::Signed {
        signed: should.len() - unsigned.len(),
        of: should.len(),
    };
    match (should.len(), unsigned.is_empty()) {
        (0, _) => (CheckStatus::Untested, found),
        (_, true) => passed(found),
        (_, false) => against(Obstacle::Unsigned(unsigned), found),
    }
}

fn cleaner(observations: &Observations) -> Ended {
    let tokens = match observations.tokens.as_result() {
        Ok(tokens) => tokens,
        Err(why) => return unreadable(why),
    };
    let left = |record: &&TokenRecord| match record.expiration {
        RecordedExpiration::At(end) => observations.now.since(end).as_nanos() > CLEANED_WITHIN.as_nanos(),
        RecordedExpiration::Never | RecordedExpiration::Unparseable(_) => false,
    };
    let left: Vec<_> = tokens
        .iter()
        .filter(left)
        .filter_map(|record| record.name_id)
        .collect();
    if left.is_empty() {
        passed(Found::Nothing)
    } else {
        against(Obstacle::NoCleaner(left), Found::Nothing)
    }
}

fn requests(observations: &Observations) -> Ended {
    let requests = match observations.requests.as_result() {
        Ok(requests) => requests,
        Err(why) => return unreadable(why),
    };
    if let Some(obstacle) = controllers(requests, observations.now).into_iter().next() {
        return against(obstacle, Found::Nothing);
    }
    let refused = agents(requests)
        .filter(|request| matches!(request.state, RequestState::Denied(_) | RequestState::Failed(_)));
    let refused: Vec<_> = refused.map(|request| request.name.clone()).collect();
    if !refused.is_empty() {
        return against(Obstacle::RequestsRefused(refused), Found::Nothing);
    }
    if let Some(obstacle) = outdated(requests, observations.now) {
        return against(obstacle, Found::Nothing);
    }
    let count = agents(requests).count();
    let found = Found::Requests(count);
    match count {
        0 => (CheckStatus::Untested, found),
        _ => passed(found),
    }
}
