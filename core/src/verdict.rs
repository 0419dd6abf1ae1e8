//! Will it work? What Kubernetes' authenticator and bootstrap signer will say of a Secret, and whether a cluster can
//! register with it.

use crate::{Group, RecordedExpiration, SecretState, Timestamp, TokenRecord};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Two verdicts on one Secret at one time. A cluster registers only where both are good, and a group of its bearer may ask
/// for a certificate: [`Verdict::registers`] is the third.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Verdict {
    /// Why the API server lets nobody in with it; empty when it does.
    pub authenticates: Vec<Reason>,
    /// Why the bootstrap signer doesn't sign `cluster-info` with it; empty when it does.
    pub signed: Vec<Reason>,
}

/// One reason why a token doesn't work.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reason {
    /// Its Secret is being deleted.
    Deleting,
    /// Its Secret is in another namespace.
    WrongNamespace,
    /// Its Secret has another type.
    WrongType,
    /// Its Secret's name isn't made of a token ID.
    BadName,
    /// `token-id` is missing or no token ID.
    BadId,
    /// `token-id` is another than in the name.
    IdMismatch,
    /// `token-secret` is missing or empty.
    SecretMissing,
    /// `token-secret` is not 16 characters of `a-z0-9`: no token can match it.
    SecretMalformed,
    /// Its time has passed.
    Expired,
    /// `expiration` is not RFC 3339, which the API server takes for expired.
    ExpirationUnparseable,
    /// The authentication usage is off.
    NoAuthenticationUsage,
    /// The signing usage is off.
    NoSigningUsage,
    /// One of its groups is not one that a token may give, so none is given and nobody is let in.
    BadGroup(String),
    /// No group of its bearer may create CertificateSigningRequests: it is let in, and refused at its request.
    NoGroupMayRegister,
}

impl Reason {
    /// A stable name for programs: kebab-case.
    #[must_use]
    pub fn as_key(&self) -> &'static str {
        match self {
            Reason::Deleting => "deleting",
            Reason::WrongNamespace => "wrong-namespace",
            Reason::WrongType => "wrong-type",
            Reason::BadName => "bad-name",
            Reason::BadId => "bad-id",
            Reason::IdMismatch => "id-mismatch",
            Reason::SecretMissing => "secret-missing",
            Reason::SecretMalformed => "secret-malformed",
            Reason::Expired => "expired",
            Reason::ExpirationUnparseable => "expiration-unparseable",
            Reason::NoAuthenticationUsage => "no-authentication-usage",
            Reason::NoSigningUsage => "no-signing-usage",
            Reason::BadGroup(_) => "bad-group",
            Reason::NoGroupMayRegister => "no-group-may-register",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Deleting => f.write_str("its Secret is being deleted"),
            Reason::WrongNamespace => f.write_str(
                "its Secret is not in the namespace kube-system, where alone tokens are looked for",
            ),
            Reason::WrongType => f.write_str("its Secret is not of type bootstrap.kubernetes.io/token"),
            Reason::BadName => f.write_str("its Secret's name is not bootstrap-token- and a token ID"),
            Reason::BadId => f.write_str("token-id is missing or is not six characters of a-z and 0-9"),
            Reason::IdMismatch => f.write_str("token-id is not the ID in its Secret's name"),
            Reason::SecretMissing => f.write_str("token-secret is missing"),
            Reason::SecretMalformed => f.write_str("token-secret is not 16 characters of a-z and 0-9"),
            Reason::Expired => f.write_str("it has expired"),
            Reason::ExpirationUnparseable => f.write_str(
                "its expiration is not a time in RFC 3339, which the API server takes for expired",
            ),
            Reason::NoAuthenticationUsage => f.write_str("the authentication usage is off"),
            Reason::NoSigningUsage => f.write_str("the signing usage is off"),
            Reason::NoGroupMayRegister => {
                f.write_str("no group of its bearer may create CertificateSigningRequests")
            }
            Reason::BadGroup(group) => {
                write!(
                    f,
                    "\"{group}\" is not a group that a token may give, so the API server refuses the token"
                )
            }
        }
    }
}

impl Verdict {
    /// Why a cluster can't register with it; empty when it can. Each reason stands once.
    ///
    /// Only a server knows whether a group of its bearer `may` create CertificateSigningRequests
    /// (`POST /-/check` asks one); nothing is said of that where nobody is let in with the token anyway.
    #[must_use]
    pub fn registers(&self, may: bool) -> Vec<Reason> {
        let mut reasons = self.authenticates.clone();
        reasons.extend((reasons.is_empty() && !may).then_some(Reason::NoGroupMayRegister));
        let signed = self
            .signed
            .iter()
            .filter(|reason| !self.authenticates.contains(reason));
        reasons.extend(signed.cloned());
        reasons
    }
}

impl TokenRecord {
    /// What the authenticator and the signer of Kubernetes 1.36 say of it at this time.
    #[must_use]
    pub fn verdict(&self, now: Timestamp) -> Verdict {
        Verdict {
            authenticates: self.against_authentication(now),
            signed: self.against_signing(now),
        }
    }

    fn against_authentication(&self, now: Timestamp) -> Vec<Reason> {
        let mut reasons = Vec::new();
        reasons.extend(self.deleting.then_some(Reason::Deleting));
        reasons.extend(self.against_identity());
        reasons.extend(match self.secret {
            SecretState::Missing => Some(Reason::SecretMissing),
            SecretState::Malformed => Some(Reason::SecretMalformed),
            SecretState::Exposed(_) | SecretState::WellFormed => None,
        });
        reasons.extend(self.against_time(now));
        reasons.extend((!self.usages.authentication).then_some(Reason::NoAuthenticationUsage));
        reasons.extend(self.bad_groups().cloned().map(Reason::BadGroup));
        reasons
    }

    /// The groups that a token may not give.
    pub(crate) fn bad_groups(&self) -> impl Iterator<Item = &String> {
        self.groups.iter().filter(|group| group.parse::<Group>().is_err())
    }

    /// The signer doesn't look at groups, at a deletion under way, or at the form of the secret.
    fn against_signing(&self, now: Timestamp) -> Vec<Reason> {
        let mut reasons: Vec<_> = self.against_identity().collect();
        reasons.extend((self.secret == SecretState::Missing).then_some(Reason::SecretMissing));
        reasons.extend(self.against_time(now));
        reasons.extend((!self.usages.signing).then_some(Reason::NoSigningUsage));
        reasons
    }

    /// Why the Secret isn't one that both look at. That two IDs differ is a reason of its own only where there are two.
    fn against_identity(&self) -> impl Iterator<Item = Reason> {
        let differs = matches!((self.name_id, self.id), (Some(named), Some(id)) if named != id);
        let reasons = [
            (self.elsewhere, Reason::WrongNamespace),
            (!self.typed, Reason::WrongType),
            (self.name_id.is_none(), Reason::BadName),
            (self.id.is_none(), Reason::BadId),
            (differs, Reason::IdMismatch),
        ];
        reasons
            .into_iter()
            .filter_map(|(is_so, reason)| is_so.then_some(reason))
    }

    fn against_time(&self, now: Timestamp) -> Option<Reason> {
        match &self.expiration {
            RecordedExpiration::Unparseable(_) => Some(Reason::ExpirationUnparseable),
            expiration => expiration.has_passed(now).then_some(Reason::Expired),
        }
    }
}
