//! From answers as an API server gives them to words as a person reads them.

use super::{Observed, questions};
use crate::protocol::{AllTold, Case, Field, Target, Told};
use serde_json::{Value, json};

const INFO: &str = include_str!("../../../core/src/cluster_info/fixtures/cluster-info.yaml");
/// As `karmadactl register` files it, and the certificate was issued.
const REQUEST: &str = include_str!("fixtures/request.json");
const NOW: &str = "2026-11-24T10:00:00Z";
const TOKEN: &str = "t2jgtm.9nybj0526mjw1jbf";

fn answer(code: u16, body: &Value) -> Told {
    let body = body.to_string();
    Told::Answer { code, body }
}

fn config_map() -> Value {
    let info = karmada_token_core::ClusterInfo::parse(INFO).unwrap();
    let signature = INFO
        .lines()
        .find_map(|line| line.trim().strip_prefix("jws-kubeconfig-t2jgtm:"));
    json!({ "kind": "ConfigMap", "data": {
        "kubeconfig": info.kubeconfig(), "jws-kubeconfig-t2jgtm": signature.unwrap().trim().trim_matches('"'),
    } })
}

/// A control plane on which everything is as it must be.
fn healthy() -> AllTold {
    let certificate = json!({
        "names": ["karmada.example.test"], "expires": "2027-01-01T00:00:00Z", "trust": "signed",
    });
    let request: Value = serde_json::from_str(REQUEST).unwrap();
    let may = answer(201, &json!({ "status": { "allowed": true } }));
    let told = [
        (
            "groups",
            answer(200, &json!({ "groups": [{ "name": "cluster.karmada.io" }] })),
        ),
        ("cluster-info", answer(200, &config_map())),
        (
            "outside",
            answer(
                200,
                &json!({ "clusterInfo": { "code": 200, "object": config_map() }, "certificate": certificate }),
            ),
        ),
        ("requests", answer(200, &json!({ "items": [request] }))),
        ("file-requests", may.clone()),
        ("auto-approval", may.clone()),
        ("agent-setup", may),
    ];
    told.map(|(name, told)| (name.to_owned(), told)).into()
}

fn secret() -> Value {
    json!({
        "metadata": {
            "name": "bootstrap-token-t2jgtm", "creationTimestamp": "2026-11-24T09:00:00Z",
            "annotations": { "karmada-token/token-secret": "well-formed" },
        },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": {
            "token-id": "t2jgtm", "expiration": "2026-11-25T09:00:00Z",
            "usage-bootstrap-authentication": "true", "usage-bootstrap-signing": "true",
            "auth-extra-groups": "system:bootstrappers:karmada:default-cluster-token",
        },
    })
}

fn case(language: &str) -> Case {
    Case {
        now: NOW.to_owned(),
        language: language.to_owned(),
        secret: Some(secret()),
        ..Case::default()
    }
}

#[test]
fn every_question_has_an_answer_in_the_healthy_one() {
    let told = healthy();
    for question in questions() {
        assert!(told.contains_key(&question.name), "{question:?}");
    }
    assert_eq!(told.len(), questions().len());
}

#[test]
fn a_good_token_joins_in_both_languages() {
    let observed = Observed::new(&healthy(), NOW).unwrap();
    let target = observed.target().unwrap();
    for (language, line) in [("en", "Will join"), ("zh-CN", "可以注册")] {
        let tried = answer(
            200,
            &json!({
                "authenticated": true, "allowed": { "createCertificateSigningRequest": true, "beAutoApproved": true },
            }),
        );
        let cases = [
            case(language),
            Case {
                token: Some(TOKEN.to_owned()),
                tried: Some(tried),
                command: Some(target.clone()),
                ..case(language)
            },
        ];
        for case in cases {
            let verdict = observed.verdict(&case).unwrap();
            assert_eq!(
                (verdict.outcome.as_str(), verdict.line.as_str()),
                ("joins", line),
                "{verdict:?}"
            );
            let used = verdict.requests.unwrap();
            assert_eq!((used.len(), used[0].key.as_str()), (1, "issued"));
        }
    }
    for check in observed
        .preflight(&Field {
            now: NOW.to_owned(),
            secrets: Some(vec![secret()]),
            ..Field::default()
        })
        .unwrap()
    {
        assert_eq!(
            (check.status.as_str(), check.label.as_str()),
            ("pass", "Pass"),
            "{check:?}"
        );
    }
}

/// Each fault in one line and with a remedy, in both languages.
#[test]
fn what_speaks_against_it_is_said_with_what_helps() {
    let mut told = healthy();
    told.insert(
        "outside".to_owned(),
        answer(
            200,
            &json!({
                "clusterInfo": { "code": 403 }, "certificate": { "error": "no TLS" },
            }),
        ),
    );
    told.insert(
        "auto-approval".to_owned(),
        answer(201, &json!({ "status": { "allowed": false } })),
    );
    let observed = Observed::new(&told, NOW).unwrap();
    let verdict = observed.verdict(&case("en")).unwrap();
    assert_eq!(
        verdict.line,
        "Won't join: cluster-info is not shown to who has no credential (HTTP 403) (and 1 more)"
    );
    assert_eq!(
        verdict.unseen,
        ["The API server's certificate: no usable answer: no TLS"]
    );
    let [public, approval] = &verdict.against[..] else {
        panic!("{verdict:?}")
    };
    assert!(
        public.remedies[0].text.contains("kind: RoleBinding"),
        "{public:?}"
    );
    assert_eq!(
        approval.remedies[0].label,
        "On the Karmada control plane, by kubectl apply -f -"
    );

    let verdict = observed.verdict(&case("zh-CN")).unwrap();
    assert_eq!(
        verdict.line,
        "无法注册：不带凭据无法读取 cluster-info（HTTP 403）（另有 1 项）"
    );
    let all = serde_json::to_string(&verdict).unwrap();
    assert!(
        !all.contains("register is") && !all.contains("With the kubeconfig"),
        "{all}"
    );
}

#[test]
fn a_token_that_is_to_be_replaced_is_not_to_be_mended_too() {
    let observed = Observed::new(&healthy(), NOW).unwrap();
    let mut broken = case("en");
    let data = &mut broken.secret.as_mut().unwrap()["stringData"];
    (data["token-id"], data["expiration"]) = (json!("ABC"), json!("tomorrow"));
    let verdict = observed.verdict(&broken).unwrap();
    let told = |obstacle: &crate::protocol::Obstacle| (obstacle.key.clone(), obstacle.remedies.len());
    let told: Vec<_> = verdict.against.iter().map(told).collect();
    assert_eq!(
        told,
        [("bad-id".to_owned(), 1), ("expiration-unparseable".to_owned(), 0)]
    );
}

#[test]
fn the_command_is_held_against_cluster_info() {
    let observed = Observed::new(&healthy(), NOW).unwrap();
    let other = Target {
        endpoint: "karmada.example.test:5443".to_owned(),
        pins: vec![format!("sha256:{}", "0a".repeat(32))],
    };
    let verdict = observed
        .verdict(&Case {
            command: Some(other),
            ..case("en")
        })
        .unwrap();
    assert_eq!(verdict.against[0].key, "other-pins");
}

#[test]
fn who_may_read_nothing_or_is_not_known_is_told_so() {
    for (code, status, why) in [
        (403, "unreadable", "您无权读取"),
        (
            401,
            "unchecked",
            "API 服务器不认识您的凭据：可能已过期，或属于另一个集群",
        ),
    ] {
        let no = answer(code, &json!({}));
        let told: AllTold = questions()
            .into_iter()
            .map(|question| (question.name, no.clone()))
            .collect();
        let observed = Observed::new(&told, NOW).unwrap();
        assert_eq!(observed.target(), None);
        let field = Field {
            now: NOW.to_owned(),
            language: "zh".to_owned(),
            secrets: None,
            is_forbidden: code == 403,
        };
        for check in observed.preflight(&field).unwrap() {
            assert_eq!(
                (check.status.as_str(), check.found.as_str()),
                (status, why),
                "{check:?}"
            );
        }
        assert_eq!(observed.verdict(&case("en")).unwrap().outcome, "unknown");
    }
}

/// Such as a control plane that is down: nobody's rights are too few.
#[test]
fn what_could_not_be_asked_is_not_said_to_be_forbidden() {
    let none = answer(503, &json!({}));
    let told: AllTold = questions()
        .into_iter()
        .map(|question| (question.name, none.clone()))
        .collect();
    let observed = Observed::new(&told, NOW).unwrap();
    let field = Field {
        now: NOW.to_owned(),
        ..Field::default()
    };
    for check in observed.preflight(&field).unwrap() {
        let said = (check.status.as_str(), check.label.as_str());
        assert_eq!(said, ("unchecked", "Not checked"), "{check:?}");
        assert!(!check.found.contains("may not"), "{check:?}");
    }
}

/// Another API base than our proxy has no `/-/outside`; and a request that failed says why.
#[test]
fn what_was_not_answered_is_not_held_against_anybody() {
    let mut told = healthy();
    told.insert("outside".to_owned(), answer(404, &json!({})));
    told.insert(
        "requests".to_owned(),
        Told::Nothing {
            why: "It took too long.".to_owned(),
        },
    );
    let observed = Observed::new(&told, NOW).unwrap();
    let verdict = observed.verdict(&case("en")).unwrap();
    assert_eq!(
        (verdict.outcome.as_str(), verdict.requests.is_none()),
        ("unknown", true)
    );
    assert!(
        verdict
            .unseen
            .iter()
            .any(|line| line.ends_with("It took too long.")),
        "{verdict:?}"
    );
    assert!(observed.target().is_some());
}
