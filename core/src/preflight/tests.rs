use super::*;
use crate::join::fixture::{changed_info, expired, healthy, record, request};
use crate::{Document, RequestState, Seen, Trust};
use rstest::rstest;
use serde_json::json;

fn of(observations: &Observations, name: CheckName) -> Check {
    preflight(observations)
        .into_iter()
        .find(|check| check.name == name)
        .unwrap()
}

#[test]
fn a_healthy_control_plane_raises_no_alarm() {
    for check in preflight(&healthy()) {
        assert_eq!(check.status, CheckStatus::Pass, "{check:?}");
    }
}

/// What is wrong, the check that tells it, how it ends and of what it speaks. All others pass, or have nothing to go by.
#[rstest]
#[case(|seen: &mut Observations| seen.karmada = Seen::Found(false), CheckName::Karmada, "fail", "not-karmada")]
#[case(|seen: &mut Observations| {
    seen.public = Seen::Found(Document::Absent);
    seen.cluster_info = Seen::Found(Document::Absent);
}, CheckName::ClusterInfo, "fail", "no-cluster-info")]
#[case(|seen: &mut Observations| {
    seen.public = Seen::Found(changed_info("certificate-authority-data", "other"));
    seen.cluster_info = Seen::NotAsked;
}, CheckName::ClusterInfo, "fail", "broken-cluster-info")]
#[case(
    |seen: &mut Observations| seen.public = Seen::Found(Document::Refused(401)),
    CheckName::PublicAccess, "fail", "not-public"
)]
#[case(|seen: &mut Observations| {
    seen.public = Seen::Found(changed_info("karmada.example.test", "a.karmada-system.svc"));
    seen.serving = Seen::NotAsked;
}, CheckName::Endpoint, "fail", "cluster-endpoint")]
#[case(|seen: &mut Observations| {
    seen.public = Seen::Found(changed_info("karmada.example.test", "localhost"));
    seen.serving = Seen::NotAsked;
}, CheckName::Endpoint, "warn", "loopback-endpoint")]
#[case(|seen: &mut Observations| {
    seen.public = Seen::Found(changed_info("karmada.example.test", "other.example.test"));
}, CheckName::Certificate, "fail", "certificate-names")]
#[case(|seen: &mut Observations| {
    let Seen::Found(serving) = &mut seen.serving else { return };
    serving.trust = Trust::OtherAuthority;
}, CheckName::Certificate, "fail", "certificate-authority")]
#[case(|seen: &mut Observations| {
    let Seen::Found(serving) = &mut seen.serving else { return };
    serving.expires = crate::Timestamp::from_unix_seconds(0).unwrap();
}, CheckName::Certificate, "fail", "certificate-expired")]
#[case(
    |seen: &mut Observations| seen.public = Seen::Found(changed_info("jws-kubeconfig-t2jgtm", "x")),
    CheckName::Signer, "fail", "unsigned"
)]
#[case(|seen: &mut Observations| {
    seen.tokens = Seen::Found(vec![record(&json!({})), expired(300)]);
}, CheckName::Cleaner, "warn", "no-cleaner")]
#[case(
    |seen: &mut Observations| seen.rights.file_requests = Seen::Found(false),
    CheckName::FileRequests, "fail", "may-not-file"
)]
#[case(
    |seen: &mut Observations| seen.rights.auto_approved = Seen::Found(false),
    CheckName::AutoApproval, "fail", "not-auto-approved"
)]
#[case(
    |seen: &mut Observations| seen.rights.set_up_agent = Seen::Found(false),
    CheckName::AgentSetup, "fail", "no-agent-setup"
)]
#[case(
    |seen: &mut Observations| seen.requests = Seen::Found(vec![request("csr-1", 60, RequestState::Pending)]),
    CheckName::Requests, "fail", "no-approver"
)]
#[case(
    |seen: &mut Observations| seen.requests = Seen::Found(vec![request("csr-1", 60, RequestState::Approved)]),
    CheckName::Requests, "fail", "no-issuer"
)]
#[case(
    |seen: &mut Observations| seen.requests = Seen::Found(vec![request("csr-1", 60, RequestState::Denied("no".into()))]),
    CheckName::Requests, "warn", "requests-refused"
)]
#[case(|seen: &mut Observations| {
    let mut old = request("agent-old", 60, RequestState::Pending);
    (old.is_agents, old.is_outdated) = (false, true);
    seen.requests = Seen::Found(vec![old]);
}, CheckName::Requests, "warn", "old-karmadactl")]
fn each_fault_has_its_check(
    #[case] harm: fn(&mut Observations),
    #[case] name: CheckName,
    #[case] status: &str,
    #[case] obstacle: &str,
) {
    let mut observations = healthy();
    harm(&mut observations);
    let check = of(&observations, name);
    assert_eq!(check.status.as_key(), status, "{check:?}");
    assert_eq!(check.status.obstacle().map(Obstacle::as_key), Some(obstacle));
    for other in preflight(&observations).iter().filter(|other| other.name != name) {
        assert!(other.status.obstacle().is_none(), "{other:?}");
    }
}

#[test]
fn what_may_not_be_read_is_said_to_be_that() {
    let mut observations = healthy();
    observations.tokens = Seen::Not(Unseen::Forbidden);
    observations.requests = Seen::Not(Unseen::Forbidden);
    observations.rights = crate::Rights::default();
    for (name, why) in [
        (CheckName::Signer, Unseen::Forbidden),
        (CheckName::Cleaner, Unseen::Forbidden),
        (CheckName::Requests, Unseen::Forbidden),
        (CheckName::FileRequests, Unseen::NotAsked),
    ] {
        assert_eq!(of(&observations, name).status, CheckStatus::Unreadable(why));
    }
}

#[test]
fn where_there_is_nothing_to_go_by_nothing_passes() {
    let mut observations = healthy();
    observations.tokens = Seen::Found(Vec::new());
    observations.requests = Seen::Found(Vec::new());
    assert_eq!(of(&observations, CheckName::Signer).status, CheckStatus::Untested);
    assert_eq!(
        of(&observations, CheckName::Requests).status,
        CheckStatus::Untested
    );
}

/// Whatever became of it: nobody who approves or issues agents' certificates has had to do with it.
#[test]
fn a_request_that_is_no_agents_is_no_test_of_anybody() {
    for state in [
        RequestState::Pending,
        RequestState::Issued,
        RequestState::Denied("no".into()),
    ] {
        let mut stray = request("csr-mine", 60, state);
        stray.is_agents = false;
        let mut observations = healthy();
        observations.requests = Seen::Found(vec![stray]);
        assert_eq!(
            of(&observations, CheckName::Requests).status,
            CheckStatus::Untested
        );
    }
}
