use super::*;
use crate::{Obstacle, Timestamp};

fn now() -> Timestamp {
    Timestamp::parse_rfc3339("2026-11-24T10:00:00Z").unwrap()
}

/// Where the chart put the certificate's key, the ServiceAccount tokens' is the same: another would end them all.
#[test]
fn helms_certificate_is_issued_anew_with_the_key_that_is_there() {
    let endpoint = "karmada.example.test:5443".parse().unwrap();
    let names = vec![];
    for obstacle in [
        Obstacle::CertificateNames { endpoint, names },
        Obstacle::CertificateExpired(now()),
    ] {
        let remedies = obstacle.remedies("", now());
        let helm = remedies
            .iter()
            .find(|remedy| remedy.install == Some(Install::Helm));
        assert!(
            helm.unwrap().text.contains("the key karmada.key that is there"),
            "{helm:?}"
        );
    }
}

/// An endpoint that is named leads nowhere before the Service is opened; and the chart names its own again.
#[test]
fn an_endpoint_is_opened_before_it_is_named() {
    let endpoint = "karmada-apiserver.karmada-system.svc:5443".parse().unwrap();
    let remedies = Obstacle::ClusterEndpoint(endpoint).remedies("", now());
    let text = |install| {
        remedies
            .iter()
            .find(|remedy| remedy.install == Some(install))
            .unwrap()
            .text
            .clone()
    };
    let helm = text(Install::Helm);
    assert!(
        helm.contains("apiServer.serviceType") && helm.contains("preflight after each helm upgrade"),
        "{helm}"
    );
    assert!(text(Install::Operator).contains("karmadaAPIServer.serviceType"));
}

/// RBAC is asked of whoever was let in.
#[test]
fn who_is_not_let_in_without_a_credential_is_given_no_rule() {
    let remedies = Obstacle::NotPublic(401).remedies("", now());
    let [only] = &remedies[..] else {
        panic!("{remedies:?}")
    };
    assert_eq!((only.place, only.form), (Place::Host, Form::Words));
    assert!(
        only.text.contains("--anonymous-auth=false") && only.text.contains("configmaps/cluster-info"),
        "{only:?}"
    );
}
