use super::*;
use crate::Reason;
use crate::{ClusterInfoError, SignatureError};

fn now() -> Timestamp {
    Timestamp::parse_rfc3339("2026-11-24T10:00:00Z").unwrap()
}

/// One of each kind, but for those of a Secret.
fn all() -> Vec<Obstacle> {
    let endpoint = || "karmada.example.test:5443".parse().unwrap();
    let pin = format!("sha256:{}", "0a".repeat(32));
    vec![
        Obstacle::UnknownToken,
        Obstacle::OtherSecret,
        Obstacle::NotLetIn,
        Obstacle::NotKarmada,
        Obstacle::NoClusterInfo,
        Obstacle::NotPublic(401),
        Obstacle::NotPublic(403),
        Obstacle::BrokenClusterInfo(ClusterInfoError::NoKubeconfig),
        Obstacle::Unsigned(vec!["abcdef".parse().unwrap()]),
        Obstacle::BadSignature(SignatureError::Mismatch),
        Obstacle::OtherPins(vec![pin.parse().unwrap()]),
        Obstacle::ClusterEndpoint(endpoint()),
        Obstacle::LoopbackEndpoint(endpoint()),
        Obstacle::OtherEndpoint(endpoint()),
        Obstacle::CertificateNames {
            endpoint: endpoint(),
            names: vec!["*.karmada-system.svc".into(), "10.0.0.7".into()],
        },
        Obstacle::CertificateAuthority,
        Obstacle::CertificateExpired(now()),
        Obstacle::MayNotFile,
        Obstacle::NotAutoApproved,
        Obstacle::NoAgentSetup,
        Obstacle::NoApprover(vec!["csr-1".into()]),
        Obstacle::NoIssuer(vec!["csr-1".into()]),
        Obstacle::RequestsRefused(vec!["csr-1".into()]),
        Obstacle::OldKarmadactl(vec!["csr-1".into()]),
        Obstacle::NoCleaner(vec!["abcdef".parse().unwrap()]),
    ]
}

#[test]
fn each_obstacle_has_a_meaning_and_a_remedy_that_names_what_it_is_about() {
    let reasons = [
        Reason::Expired,
        Reason::NoSigningUsage,
        Reason::BadGroup("x".into()),
        Reason::IdMismatch,
    ];
    let reasons = reasons.map(Obstacle::Token);
    for obstacle in all().into_iter().chain(reasons) {
        assert!(!obstacle.meaning().is_empty() && !obstacle.to_string().is_empty());
        let remedies = obstacle.remedies("bootstrap-token-abcdef", now());
        assert!(!remedies.is_empty(), "{obstacle:?}");
        for remedy in remedies {
            assert!(
                !remedy.text.is_empty() && !remedy.text.contains("  \n"),
                "{obstacle:?}"
            );
        }
    }
}

#[test]
fn a_tokens_remedy_is_about_its_secret_and_a_new_expiration_is_a_day_away() {
    let remedies = Obstacle::Token(Reason::Expired).remedies("bootstrap-token-abcdef", now());
    assert_eq!(
        remedies[0].text,
        "kubectl -n kube-system patch secret bootstrap-token-abcdef --type=merge \
         -p '{\"stringData\":{\"expiration\":\"2026-11-25T10:00:00Z\"}}'\n"
    );
}

#[test]
fn of_a_certificates_names_one_that_members_reach_is_proposed() {
    let names = [
        "*.karmada-system.svc",
        "karmada-apiserver.karmada-system.svc",
        "10.0.0.7",
    ]
    .map(str::to_owned);
    let obstacle = Obstacle::CertificateNames {
        endpoint: "karmada.example.test:5443".parse().unwrap(),
        names: names.into(),
    };
    let first = &obstacle.remedies("", now())[0];
    assert_eq!(
        (first.form, first.text.as_ref()),
        (Form::Argument, "10.0.0.7:5443")
    );
}

/// What an administrator starts besides stays: no list is written over, and `karmadactl init`'s own is only looked at.
#[test]
fn a_controller_is_added_to_those_that_run() {
    let obstacles = [
        (Obstacle::Unsigned(vec![]), "bootstrapsigner"),
        (Obstacle::NoIssuer(vec![]), "csrsigning"),
        (Obstacle::NoCleaner(vec![]), "tokencleaner"),
    ];
    for (obstacle, controller) in obstacles {
        let remedies = obstacle.remedies("", now());
        let [init, helm, operator] = &remedies[..3] else {
            panic!("{remedies:?}")
        };
        let changes = |verb: &str| init.text.contains(verb);
        assert!(!["apply", "patch", "sed "].into_iter().any(changes), "{init:?}");
        for (remedy, added) in [
            (init, format!("must hold {controller},")),
            (helm, format!(r#"${{list:?}}\\,{controller}""#)),
            (operator, format!(r#"${{list:?}}"',{controller}"}}"#)),
        ] {
            assert!(remedy.text.contains(&added), "{added}: {remedy:?}");
        }
    }
}

/// Words are translated by the page, one by one: these have some.
#[test]
fn words_are_the_remedy_of_few() {
    let mut with_words: Vec<_> = all();
    with_words.retain(|obstacle| {
        obstacle
            .remedies("", now())
            .iter()
            .any(|remedy| remedy.form == Form::Words)
    });
    let keys: Vec<_> = with_words.iter().map(Obstacle::as_key).collect();
    assert_eq!(
        keys,
        [
            "not-let-in",
            "not-karmada",
            "not-public",
            "cluster-endpoint",
            "certificate-names",
            "certificate-expired",
            "old-karmadactl"
        ]
    );
}

/// Other clusters may be about to register with the one that is there.
#[test]
fn a_token_with_another_secret_is_not_deleted() {
    let remedies = Obstacle::OtherSecret.remedies("bootstrap-token-abcdef", now());
    assert!(
        remedies.iter().all(|remedy| !remedy.text.contains("delete")),
        "{remedies:?}"
    );
    assert_eq!(remedies[0].text, token::NEW);
}

/// kube-apiserver takes any name that is a segment of a path; and nobody is told to approve what was not looked at.
#[test]
fn a_requests_name_is_one_word_for_a_shell_and_approved_by_nobody_unseen() {
    let names = vec!["-x".to_owned(), "a; touch b #'".to_owned()];
    for obstacle in [
        Obstacle::NoApprover(names.clone()),
        Obstacle::RequestsRefused(names),
    ] {
        let remedies = obstacle.remedies("", now());
        let text = &remedies.last().unwrap().text;
        assert_eq!(
            text.lines().next().unwrap(),
            r"kubectl describe certificatesigningrequests -- -x 'a; touch b #'\'''"
        );
        let lines = remedies.iter().flat_map(|remedy| remedy.text.lines());
        for line in lines.filter(|line| line.contains("approve ")) {
            assert!(line.starts_with('#'), "{line}");
        }
    }
}

#[test]
fn what_wants_a_new_token_is_final() {
    for reason in [
        Reason::Deleting,
        Reason::WrongNamespace,
        Reason::WrongType,
        Reason::BadName,
        Reason::BadId,
        Reason::IdMismatch,
        Reason::SecretMissing,
        Reason::SecretMalformed,
        Reason::Expired,
        Reason::ExpirationUnparseable,
        Reason::NoAuthenticationUsage,
        Reason::NoSigningUsage,
        Reason::BadGroup("g".into()),
        Reason::NoGroupMayRegister,
    ] {
        let obstacle = Obstacle::Token(reason);
        let remedies = obstacle.remedies("bootstrap-token-abcdef", now());
        let is_new = remedies.iter().all(|remedy| remedy.text.ends_with(token::NEW));
        assert_eq!(obstacle.is_final(), is_new, "{obstacle:?}");
    }
}

/// Where a ClusterRole of that name is there already, applying ours must not let more through than an agent needs.
#[test]
fn no_manifest_gives_every_right() {
    for obstacle in [
        Obstacle::MayNotFile,
        Obstacle::NotAutoApproved,
        Obstacle::NoAgentSetup,
        Obstacle::NotPublic(403),
    ] {
        let text = &obstacle.remedies("", now())[0].text;
        assert!(text.contains("kind: ") && !text.contains('*'), "{text}");
    }
}

#[test]
fn the_documents_manifests_are_these() {
    let document = include_str!("../../../../docs/install.md");
    for manifest in [
        manifests::FILE_REQUESTS,
        manifests::AUTO_APPROVAL,
        manifests::AGENT_SETUP,
        manifests::PUBLIC_CLUSTER_INFO,
    ] {
        let (_, plain) = manifest.split_once("apiVersion").unwrap();
        assert!(document.contains(plain), "{manifest}");
    }
}
