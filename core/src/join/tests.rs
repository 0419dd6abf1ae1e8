use super::fixture::{TRIED, changed_info, healthy, info, now, record, request, token};
use super::*;
use crate::RegisterCommand;
use rstest::rstest;
use serde_json::{Value, json};

mod requests;

/// The command that the healthy control plane's `cluster-info` makes, with another endpoint.
fn command(endpoint: &str) -> RegisterCommand {
    RegisterCommand {
        endpoint: endpoint.parse().unwrap(),
        ..info().register_command()
    }
}

fn verdict(observations: &Observations) -> JoinVerdict {
    judge(
        observations,
        &json!({}),
        Seen::Found(TRIED),
        "karmada.example.test:5443",
    )
}

fn judge(observations: &Observations, changes: &Value, tried: Seen<Tried>, endpoint: &str) -> JoinVerdict {
    let (token, command) = (token(), command(endpoint));
    let candidate = Candidate {
        record: Seen::Found(Some(record(changes))),
        token: Some(&token),
        command: Some(&command),
        tried,
    };
    JoinVerdict::of(&candidate, observations)
}

fn keys(obstacles: &[Obstacle]) -> String {
    obstacles
        .iter()
        .map(Obstacle::as_key)
        .collect::<Vec<_>>()
        .join(",")
}

#[test]
fn nothing_speaks_against_a_good_token_on_a_healthy_control_plane() {
    let verdict = verdict(&healthy());
    assert_eq!(
        (verdict.outcome(), verdict.to_string().as_str()),
        (Outcome::Joins, "will join")
    );
    assert_eq!((verdict.cautions, verdict.unseen), (vec![], vec![]));
}

#[rstest]
#[case(json!({"expiration": "2020-01-01T00:00:00Z"}), "expired")]
#[case(json!({"expiration": "tomorrow"}), "expiration-unparseable")]
#[case(json!({"usage-bootstrap-signing": null}), "no-signing-usage")]
#[case(json!({"usage-bootstrap-authentication": null}), "no-authentication-usage")]
#[case(json!({"auth-extra-groups": "karmada"}), "bad-group")]
#[case(json!({"token-id": "abcdef"}), "id-mismatch")]
#[case(json!({"token-secret": "0123456789abcdef"}), "other-secret")]
fn a_secrets_faults_are_told_and_not_told_twice(#[case] changes: Value, #[case] against: &str) {
    let tried = Seen::Found(Tried {
        authenticated: false,
        ..TRIED
    });
    let verdict = judge(&healthy(), &changes, tried, "karmada.example.test:5443");
    assert_eq!(
        (verdict.outcome(), keys(&verdict.against).as_str()),
        (Outcome::Blocked, against)
    );
}

#[rstest]
#[case(Tried { authenticated: false, ..TRIED }, "not-let-in")]
#[case(Tried { may_file_requests: false, ..TRIED }, "may-not-file")]
#[case(Tried { is_auto_approved: false, ..TRIED }, "not-auto-approved")]
fn what_the_api_server_says_of_the_token_counts(#[case] tried: Tried, #[case] against: &str) {
    let verdict = judge(
        &healthy(),
        &json!({}),
        Seen::Found(tried),
        "karmada.example.test:5443",
    );
    assert_eq!(keys(&verdict.against), against);
}

#[rstest]
#[case("karmada.example.test:5443", "", "")]
#[case("10.0.0.7:5443", "", "other-endpoint")]
#[case("127.0.0.1:5443", "certificate-names", "loopback-endpoint,other-endpoint")]
#[case(
    "karmada-apiserver.karmada-system.svc:5443",
    "cluster-endpoint,certificate-names",
    "other-endpoint"
)]
fn the_endpoint_is_the_commands(#[case] endpoint: &str, #[case] against: &str, #[case] cautions: &str) {
    let verdict = judge(&healthy(), &json!({}), Seen::Found(TRIED), endpoint);
    assert_eq!(
        (keys(&verdict.against).as_str(), keys(&verdict.cautions).as_str()),
        (against, cautions)
    );
}

/// What is wrong with the control plane, and what is said of a good token there.
#[rstest]
#[case(|seen: &mut Observations| seen.karmada = Seen::Found(false), "not-karmada")]
#[case(|seen: &mut Observations| seen.public = Seen::Found(Document::Refused(403)), "not-public")]
#[case(|seen: &mut Observations| {
    seen.public = Seen::Found(Document::Absent);
    seen.cluster_info = Seen::Found(Document::Absent);
}, "no-cluster-info")]
#[case(|seen: &mut Observations| {
    seen.public = Seen::Found(changed_info("certificate-authority-data", "other-data"));
    seen.cluster_info = Seen::NotAsked;
}, "broken-cluster-info")]
#[case(|seen: &mut Observations| seen.public = Seen::Found(changed_info("jws-kubeconfig-t2jgtm", "x")), "unsigned")]
#[case(
    |seen: &mut Observations| seen.public = Seen::Found(changed_info("preferences: {}", "preferences: null")),
    "bad-signature"
)]
#[case(|seen: &mut Observations| seen.rights.set_up_agent = Seen::Found(false), "no-agent-setup")]
#[case(
    |seen: &mut Observations| seen.requests = Seen::Found(vec![request("csr-1", 30, RequestState::Pending)]),
    "no-approver"
)]
#[case(
    |seen: &mut Observations| seen.requests = Seen::Found(vec![request("csr-1", 30, RequestState::Approved)]),
    "no-issuer"
)]
fn the_control_planes_faults_are_told(#[case] harm: fn(&mut Observations), #[case] against: &str) {
    let mut observations = healthy();
    harm(&mut observations);
    assert_eq!(keys(&verdict(&observations).against), against);
}

/// Nobody is told to pin the CA of a document that the server's certificate contradicts.
#[test]
fn pins_are_proposed_of_the_servers_own_ca_only() {
    let pin = format!("sha256:{}", "0a".repeat(32));
    let command = RegisterCommand {
        pins: vec![pin.parse().unwrap()],
        ..info().register_command()
    };
    let unsafe_one = RegisterCommand {
        pins: vec![],
        ..command.clone()
    };
    for (trust, command, against) in [
        (Trust::Signed, &command, "other-pins"),
        (Trust::OtherAuthority, &command, "certificate-authority"),
        (Trust::Signed, &unsafe_one, ""),
    ] {
        let (mut observations, token) = (healthy(), token());
        if let Seen::Found(serving) = &mut observations.serving {
            serving.trust = trust;
        }
        let candidate = Candidate {
            record: Seen::Found(Some(record(&json!({})))),
            token: Some(&token),
            command: Some(command),
            tried: Seen::Found(TRIED),
        };
        let verdict = JoinVerdict::of(&candidate, &observations);
        assert_eq!(keys(&verdict.against), against);
    }
}

#[test]
fn a_token_of_another_group_is_itself_at_fault() {
    let changes = json!({"auth-extra-groups": "system:bootstrappers:kubeadm:default-node-token"});
    let tried = Seen::Found(Tried {
        may_file_requests: false,
        is_auto_approved: false,
        ..TRIED
    });
    let verdict = judge(&healthy(), &changes, tried, "karmada.example.test:5443");
    assert_eq!(keys(&verdict.against), "no-group-may-register");
}

#[test]
fn a_new_token_is_being_signed() {
    let mut observations = healthy();
    observations.public = Seen::Found(changed_info("jws-kubeconfig-t2jgtm", "x"));
    let (token, mut fresh) = (token(), record(&json!({})));
    fresh.created = Some(now());
    let candidate = Candidate {
        record: Seen::Found(Some(fresh)),
        token: Some(&token),
        command: None,
        tried: Seen::Found(TRIED),
    };
    let verdict = JoinVerdict::of(&candidate, &observations);
    assert_eq!(verdict.outcome(), Outcome::Signing);
}

/// Without the token's own answer, the default group's rights speak for it; another group's are not known.
#[test]
fn a_token_that_was_not_tried_is_judged_by_its_group() {
    let other = json!({"auth-extra-groups": "system:bootstrappers:kubeadm:default-node-token"});
    for (changes, outcome) in [(json!({}), Outcome::Joins), (other, Outcome::Unknown)] {
        let verdict = judge(&healthy(), &changes, Seen::NotAsked, "karmada.example.test:5443");
        assert_eq!(verdict.outcome(), outcome, "{verdict}");
    }
}

/// Where a token has to be replaced, nobody is told to mend it first; the control plane is another matter.
#[test]
fn one_final_remedy_stands_alone() {
    let changes = json!({"token-id": "ABCDEF", "token-secret": "SHORT", "expiration": "tomorrow"});
    let mut observations = healthy();
    observations.karmada = Seen::Found(false);
    let verdict = judge(
        &observations,
        &changes,
        Seen::NotAsked,
        "karmada.example.test:5443",
    );
    assert_eq!(
        keys(&verdict.against),
        "bad-id,expiration-unparseable,secret-malformed,not-karmada"
    );
    let (moot, left): (Vec<_>, _) = verdict
        .against
        .iter()
        .cloned()
        .partition(|obstacle| verdict.is_moot(obstacle));
    assert_eq!(
        (keys(&moot).as_str(), keys(&left).as_str()),
        ("expiration-unparseable,secret-malformed", "bad-id,not-karmada")
    );
    let expired = json!({"expiration": "2020-01-01T00:00:00Z", "usage-bootstrap-signing": null});
    let verdict = judge(&healthy(), &expired, Seen::NotAsked, "karmada.example.test:5443");
    assert!(!verdict.against.iter().any(|obstacle| verdict.is_moot(obstacle)));
}

/// Whoever asks and gets no answer is told so, and not that all is well.
#[test]
fn a_token_that_was_tried_in_vain_is_not_said_to_join() {
    let tried = Seen::Not(Unseen::Failed("the API server answered 503".into()));
    let verdict = judge(&healthy(), &json!({}), tried.clone(), "karmada.example.test:5443");
    assert_eq!(verdict.outcome(), Outcome::Unknown);
    let why = tried.as_result().map(|_| ()).unwrap_err();
    assert_eq!(verdict.unseen, [(Fact::Rights, why)]);
    let mut observations = healthy();
    observations.rights.file_requests = Seen::Found(false);
    let verdict = judge(&observations, &json!({}), tried, "karmada.example.test:5443");
    assert_eq!(
        keys(&verdict.against),
        "may-not-file",
        "what was seen still counts"
    );
}

#[test]
fn what_was_not_seen_speaks_neither_for_nor_against() {
    let token = token();
    let candidate = Candidate {
        record: Seen::Not(Unseen::Forbidden),
        token: Some(&token),
        command: None,
        tried: Seen::NotAsked,
    };
    let verdict = JoinVerdict::of(&candidate, &Observations::at(now()));
    assert_eq!((verdict.outcome(), verdict.against.len()), (Outcome::Unknown, 0));
    assert!(verdict.to_string().starts_with("can't tell: "), "{verdict}");
}
