//! One token's verdict.

use super::evidence::{Lack, Signature, content, controllers, is_overdue, outdated, serving, signature_of};
use super::{Candidate, Document, Fact, Observations, Obstacle, Seen, Unseen};
use crate::{ClusterInfo, Group, Reason, SecretState, TokenId, TokenRecord};
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

/// Whether a cluster will join with a token, as far as it can be seen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JoinVerdict {
    /// What speaks against it, in the order in which a joining cluster would meet it.
    pub against: Vec<Obstacle>,
    /// What may speak against it, and what a person must judge.
    pub cautions: Vec<Obstacle>,
    /// What could not be seen, and why.
    pub unseen: Vec<(Fact, Unseen)>,
    /// Whether the signer may still be at it.
    pub is_signing: bool,
}

/// A verdict in one word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Nothing speaks against it.
    Joins,
    /// Nothing but a signature that may be made at any moment.
    Signing,
    /// Something speaks against it.
    Blocked,
    /// Nothing that was seen does, and something decisive was not seen.
    Unknown,
}

impl JoinVerdict {
    /// Judges a token.
    #[must_use]
    pub fn of(candidate: &Candidate<'_>, observations: &Observations) -> Self {
        let mut verdict = JoinVerdict {
            against: Vec::new(),
            cautions: Vec::new(),
            unseen: Vec::new(),
            is_signing: false,
        };
        verdict.look_at_secret(candidate, observations);
        verdict.look_at_control_plane(candidate, observations);
        verdict.look_at_rights(candidate, observations);
        verdict
    }

    /// The verdict in one word.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if !self.against.is_empty() {
            Outcome::Blocked
        } else if self.is_signing {
            Outcome::Signing
        } else if self.unseen.is_empty() {
            Outcome::Joins
        } else {
            Outcome::Unknown
        }
    }

    /// Whether nothing need be done about it: another obstacle wants another token in this one's place, and that is all that helps.
    #[must_use]
    pub fn is_moot(&self, obstacle: &Obstacle) -> bool {
        let goes_with_it = obstacle.is_final() || matches!(obstacle, Obstacle::Token(_));
        let first = self.against.iter().find(|other| other.is_final());
        goes_with_it && first.is_some_and(|first| first != obstacle)
    }

    fn look_at_secret(&mut self, candidate: &Candidate<'_>, observations: &Observations) {
        let record = match candidate.record.as_result() {
            Ok(Some(record)) => record,
            Ok(None) => return self.against.push(Obstacle::UnknownToken),
            Err(why) => return self.unseen.push((Fact::Token, why)),
        };
        if let (SecretState::Exposed(secret), Some(token)) = (&record.secret, candidate.token)
            && secret.expose() != token.secret().expose()
        {
            self.against.push(Obstacle::OtherSecret);
        }
        let verdict = record.verdict(observations.now);
        for reason in verdict.signed.into_iter().chain(verdict.authenticates) {
            let obstacle = Obstacle::Token(reason);
            if !self.against.contains(&obstacle) {
                self.against.push(obstacle);
            }
        }
    }

    fn look_at_control_plane(&mut self, candidate: &Candidate<'_>, observations: &Observations) {
        match observations.karmada.as_result() {
            Ok(true) => {}
            Ok(false) => self.against.push(Obstacle::NotKarmada),
            Err(why) => self.unseen.push((Fact::Karmada, why)),
        }
        match &observations.public {
            Seen::Found(Document::Refused(code)) => self.against.push(Obstacle::NotPublic(*code)),
            Seen::Found(_) => {}
            Seen::Not(why) => self.unseen.push((Fact::PublicAccess, why.clone())),
            Seen::NotAsked => self.unseen.push((Fact::PublicAccess, Unseen::NotAsked)),
        }
        match content(observations) {
            Ok(info) => self.look_at_cluster_info(info, candidate, observations),
            Err(Lack::Obstacle(obstacle)) => self.against.push(obstacle),
            Err(Lack::Unseen(why)) => self.unseen.push((Fact::ClusterInfo, why)),
        }
    }

    fn look_at_cluster_info(
        &mut self,
        info: &ClusterInfo,
        candidate: &Candidate<'_>,
        observations: &Observations,
    ) {
        self.look_at_signature(info, candidate, observations);
        // A command that trusts whatever CA answers pins none, and asks for none.
        let other_pins = candidate
            .command
            .is_some_and(|command| !command.pins.is_empty() && info.check_pins(&command.pins).is_err());
        let endpoint = candidate
            .command
            .map_or(info.endpoint(), |command| &command.endpoint);
        if endpoint.is_in_cluster() {
            self.against.push(Obstacle::ClusterEndpoint(endpoint.clone()));
        } else if endpoint.is_loopback() {
            self.cautions.push(Obstacle::LoopbackEndpoint(endpoint.clone()));
        }
        if !endpoint.is_same(info.endpoint()) {
            self.cautions
                .push(Obstacle::OtherEndpoint(info.endpoint().clone()));
        }
        let (obstacles, unseen) = match serving(observations, endpoint) {
            Ok(obstacles) => (obstacles, None),
            Err(why) => (Vec::new(), Some((Fact::Certificate, why))),
        };
        // Where the CA in cluster-info isn't the server's, the command's pins may be right: the document is not to be trusted.
        if other_pins && !obstacles.contains(&Obstacle::CertificateAuthority) {
            self.against.push(Obstacle::OtherPins(info.pins().to_vec()));
        }
        self.against.extend(obstacles);
        self.unseen.extend(unseen);
    }

    fn look_at_signature(
        &mut self,
        info: &ClusterInfo,
        candidate: &Candidate<'_>,
        observations: &Observations,
    ) {
        let record = candidate.record.found().and_then(Option::as_ref);
        let Some(id) = id_of(candidate) else { return };
        // Where the Secret says why it isn't signed, that is the reason; the signer only follows.
        let is_to_be_signed = record.is_none_or(|record| is_signable(record, observations));
        let is_new = record
            .and_then(|record| record.created)
            .is_some_and(|created| !is_overdue(created, observations.now));
        match signature_of(info, id, candidate.token) {
            Signature::Good | Signature::Present => {}
            _ if !is_to_be_signed || self.knows_of_no_such_token() => {}
            Signature::Missing | Signature::Bad(_) if is_new => self.is_signing = true,
            Signature::Missing => self.against.push(Obstacle::Unsigned(vec![id])),
            Signature::Bad(error) => self.against.push(Obstacle::BadSignature(error)),
        }
    }

    fn knows_of_no_such_token(&self) -> bool {
        let known = |obstacle| matches!(obstacle, &Obstacle::UnknownToken | &Obstacle::OtherSecret);
        self.against.iter().any(known)
    }

    fn look_at_rights(&mut self, candidate: &Candidate<'_>, observations: &Observations) {
        let rights = &observations.rights;
        let record = candidate.record.found().and_then(Option::as_ref);
        match &candidate.tried {
            Seen::Found(tried) if !tried.authenticated => {
                // A Secret with a fault of its own has told why.
                if self.against.is_empty() {
                    self.against.push(Obstacle::NotLetIn);
                }
            }
            // The rights of another group than the default are nobody's to give but its own: the token is at fault.
            Seen::Found(tried) if !tried.may_file_requests && !record.is_none_or(has_default_group) => {
                self.against.push(Obstacle::Token(Reason::NoGroupMayRegister));
            }
            Seen::Found(tried) => self.judge_rights(tried.may_file_requests, tried.is_auto_approved),
            tried => {
                let is_judged = match (&rights.file_requests, &rights.auto_approved) {
                    (Seen::Found(file), Seen::Found(approved)) if record.is_some_and(has_default_group) => {
                        self.judge_rights(*file, *approved);
                        true
                    }
                    _ => false,
                };
                // The group's rights stand in for a token that nobody tried; not for one that was, without an answer.
                match tried {
                    Seen::Not(why) => self.unseen.push((Fact::Rights, why.clone())),
                    _ if !is_judged => self.unseen.push((Fact::Rights, Unseen::NotAsked)),
                    _ => {}
                }
            }
        }
        match rights.set_up_agent.as_result() {
            Ok(true) => {}
            Ok(false) => self.against.push(Obstacle::NoAgentSetup),
            Err(why) => self.unseen.push((Fact::AgentSetup, why)),
        }
        match observations.requests.as_result() {
            Ok(requests) => {
                self.against.extend(controllers(requests, observations.now));
                let id = id_of(candidate);
                let own = requests.iter().filter(|request| Some(request.token_id) == id);
                self.cautions.extend(outdated(own, observations.now));
            }
            Err(why) => self.unseen.push((Fact::Requests, why)),
        }
    }

    fn judge_rights(&mut self, may_file: bool, is_approved: bool) {
        if !may_file {
            self.against.push(Obstacle::MayNotFile);
        } else if !is_approved {
            self.against.push(Obstacle::NotAutoApproved);
        }
    }
}

fn id_of(candidate: &Candidate<'_>) -> Option<TokenId> {
    let record = candidate.record.found().and_then(Option::as_ref);
    record
        .and_then(|record| record.id)
        .or(candidate.token.map(crate::Token::id))
}

fn is_signable(record: &TokenRecord, observations: &Observations) -> bool {
    record.verdict(observations.now).signed.is_empty()
}

fn has_default_group(record: &TokenRecord) -> bool {
    record
        .groups
        .iter()
        .any(|group| group == Group::karmada_default().as_str())
}

impl Outcome {
    /// A stable name for programs.
    #[must_use]
    pub fn as_key(self) -> &'static str {
        match self {
            Outcome::Joins => "joins",
            Outcome::Signing => "signing",
            Outcome::Blocked => "blocked",
            Outcome::Unknown => "unknown",
        }
    }
}

impl fmt::Display for JoinVerdict {
    /// One line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.outcome(), self.against.as_slice()) {
            (Outcome::Blocked, [only]) => write!(f, "won't join: {only}"),
            (Outcome::Blocked, [first, others @ ..]) => {
                write!(f, "won't join: {first} (and {} more)", others.len())
            }
            (Outcome::Joins, _) => f.write_str("will join"),
            (Outcome::Signing, _) => f.write_str("signing: cluster-info is not signed with it yet"),
            _ => {
                let names: Vec<_> = self.unseen.iter().map(|(fact, _)| fact.to_string()).collect();
                write!(
                    f,
                    "can't tell: nothing that was seen speaks against it, and {} was not seen",
                    names.join(", ")
                )
            }
        }
    }
}
