//! What requests say of those who approve and issue, and of who filed them.

use super::*;

/// A request that was approved since shows that the approver works, whatever was left before.
#[test]
fn only_what_came_after_the_last_success_speaks_against_a_controller() {
    let mut observations = healthy();
    observations.requests = Seen::Found(vec![
        request("old", 300, RequestState::Pending),
        request("good", 100, RequestState::Issued),
        request("fresh", 3, RequestState::Pending),
    ]);
    assert_eq!(verdict(&observations).outcome(), Outcome::Joins);
}

/// What another token was used for says nothing of this one.
#[test]
fn a_tokens_own_request_of_an_old_karmadactl_is_a_caution() {
    let mut old = request("agent-old", 30, RequestState::Pending);
    (old.is_agents, old.is_outdated) = (false, true);
    let mut others = old.clone();
    others.token_id = "abcdef".parse().unwrap();
    let mut fresh = old.clone();
    fresh.created = now();
    let approved = CertificateRequest {
        state: RequestState::Approved,
        ..old.clone()
    };
    for (left, cautions) in [(old, "old-karmadactl"), (others, ""), (fresh, ""), (approved, "")] {
        let mut observations = healthy();
        observations.requests = Seen::Found(vec![left]);
        let verdict = verdict(&observations);
        assert_eq!(
            (verdict.outcome(), keys(&verdict.cautions).as_str()),
            (Outcome::Joins, cautions)
        );
    }
}

/// A token may file what nobody takes: it lies there for ever, and speaks against no other token.
#[test]
fn a_request_that_is_no_agents_speaks_for_and_against_nobody() {
    let mut stray = request("csr-mine", 60, RequestState::Pending);
    stray.is_agents = false;
    let mut observations = healthy();
    observations.requests = Seen::Found(vec![stray.clone()]);
    assert_eq!(verdict(&observations).outcome(), Outcome::Joins);
    (stray.state, stray.created) = (RequestState::Issued, now());
    observations.requests = Seen::Found(vec![request("csr-1", 30, RequestState::Pending), stray]);
    assert_eq!(keys(&verdict(&observations).against), "no-approver");
}
