//! A control plane on which everything is as it must be, for the tests of verdict and preflight.

use super::{
    CertificateRequest, Document, Observations, RequestState, Rights, Seen, ServingCertificate, Tried, Trust,
};
use crate::{ClusterInfo, RecordedExpiration, Secret, Timestamp, Token, TokenRecord};
use serde_json::{Value, json};

/// As a Karmada control plane has it; the signature is this token's.
const CLUSTER_INFO: &str = include_str!("../cluster_info/fixtures/cluster-info.yaml");

pub(crate) fn now() -> Timestamp {
    Timestamp::parse_rfc3339("2026-11-24T10:00:00Z").unwrap()
}

pub(crate) fn token() -> Token {
    "t2jgtm.9nybj0526mjw1jbf".parse().unwrap()
}

pub(crate) fn info() -> ClusterInfo {
    ClusterInfo::parse(CLUSTER_INFO).unwrap()
}

/// `cluster-info` with another text in place of one of its own.
pub(crate) fn changed_info(from: &str, to: &str) -> Document {
    match ClusterInfo::parse(&CLUSTER_INFO.replace(from, to)) {
        Ok(info) => Document::Readable(info),
        Err(error) => Document::Broken(error),
    }
}

/// The token's Secret with these changes of its `stringData`; `null` takes a key away.
pub(crate) fn record(changes: &Value) -> TokenRecord {
    let mut secret = json!({
        "metadata": {
            "name": "bootstrap-token-t2jgtm", "namespace": "kube-system",
            "creationTimestamp": "2026-11-24T09:00:00Z",
        },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": {
            "token-id": "t2jgtm", "token-secret": "9nybj0526mjw1jbf", "expiration": "2026-11-25T09:00:00Z",
            "usage-bootstrap-authentication": "true", "usage-bootstrap-signing": "true",
            "auth-extra-groups": "system:bootstrappers:karmada:default-cluster-token",
        },
    });
    for (key, value) in changes.as_object().into_iter().flatten() {
        secret["stringData"][key] = value.clone();
    }
    TokenRecord::from(&serde_json::from_value::<Secret>(secret).unwrap())
}

pub(crate) fn expired(seconds_ago: i64) -> TokenRecord {
    let end = Timestamp::from_unix_seconds(now().unix_seconds() - seconds_ago).unwrap();
    TokenRecord {
        expiration: RecordedExpiration::At(end),
        ..record(&json!({}))
    }
}

pub(crate) fn request(name: &str, seconds_ago: i64, state: RequestState) -> CertificateRequest {
    CertificateRequest {
        name: name.to_owned(),
        token_id: token().id(),
        created: Timestamp::from_unix_seconds(now().unix_seconds() - seconds_ago).unwrap(),
        common_name: None,
        is_agents: true,
        is_outdated: false,
        state,
    }
}

pub(crate) const TRIED: Tried = Tried {
    authenticated: true,
    may_file_requests: true,
    is_auto_approved: true,
};

pub(crate) fn healthy() -> Observations {
    Observations {
        now: now(),
        karmada: Seen::Found(true),
        cluster_info: Seen::Found(Document::Readable(info())),
        public: Seen::Found(Document::Readable(info())),
        serving: Seen::Found(ServingCertificate {
            names: vec!["karmada.example.test".to_owned(), "10.0.0.7".to_owned()],
            expires: Timestamp::parse_rfc3339("2027-01-01T00:00:00Z").unwrap(),
            trust: Trust::Signed,
        }),
        tokens: Seen::Found(vec![record(&json!({}))]),
        rights: Rights {
            file_requests: Seen::Found(true),
            auto_approved: Seen::Found(true),
            set_up_agent: Seen::Found(true),
        },
        requests: Seen::Found(vec![request("csr-0", 60, RequestState::Issued)]),
    }
}
