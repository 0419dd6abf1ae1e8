//! Will a cluster join with this token, and if not, why not, and what helps?
//!
//! Nobody is asked here: whoever can ask ([`Observations`] says what for) hands over what was seen, and what could not
//! be seen. [`JoinVerdict::of`] judges one token, [`crate::preflight`] the control plane. Both speak of [`Obstacle`]s,
//! each with what it means to a joining cluster and with its [`Remedy`].

mod answer;
mod certificate;
mod evidence;
mod fact;
#[cfg(test)]
pub(crate) mod fixture;
mod observations;
mod obstacle;
mod question;
mod remedy;
mod request;
mod seen;
mod verdict;

pub use answer::Answer;
pub use certificate::{ServingCertificate, Trust};
pub use fact::Fact;
pub use observations::{Candidate, Document, Observations, Rights, Tried};
pub use obstacle::Obstacle;
pub use question::RightsQuestion;
pub use remedy::{Form, Install, Place, Remedy};
pub use request::{BOOTSTRAP_USER_PREFIX, CertificateRequest, RequestError, RequestState};
pub use seen::{Seen, Unseen};
pub use verdict::{JoinVerdict, Outcome};

pub(crate) use evidence::{
    Lack, Signature, agents, content, controllers, is_overdue, outdated, serving, signature_of,
};

#[cfg(test)]
mod tests;
