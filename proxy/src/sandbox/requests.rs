//! CertificateSigningRequests that two of the seeded tokens seem to have filed, so that there is something to see of who used
//! them. Their keys were thrown away when they were made.

use super::answer::Answer;
use super::cluster_info::CA;
use super::error::SandboxError;
use super::secret;
use super::seed::shifted;
use super::store::Store;
use super::uuid::uuid;
use crate::operation::paths::CLIENT_SIGNER;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{BOOTSTRAP_USER_PREFIX, Timestamp, TokenRecord, TokenState};
use serde_json::{Value, json};

/// A request, and which of the seeds filed it.
struct Filed {
    by: TokenState,
    /// In PEM.
    request: &'static str,
    name: &'static str,
    /// How long ago, in seconds.
    age: i64,
}

const FILED: [Filed; 2] = [
    Filed {
        by: TokenState::Usable,
        request: include_str!("requests/frankfurt.csr"),
        name: "csr-7vk2p",
        age: 40 * 60,
    },
    Filed {
        by: TokenState::NeverExpires,
        request: include_str!("requests/fleet.csr"),
        name: "csr-q9d4m",
        age: 12 * 60,
    },
];

/// The requests of the seeds that are in the store.
///
/// # Errors
/// [`SandboxError`] when randomness is missing or the clock stands at the edge of what RFC 3339 can write.
pub(super) fn of_seeds(store: &Store, now: Timestamp) -> Result<Vec<Value>, SandboxError> {
    let objects = store.latest().objects;
    let records = objects.values().filter_map(|object| secret::record(object));
    let records: Vec<_> = records.collect();
    let filed = FILED.iter().filter_map(|filed| {
        let token = records.iter().find(|record| record.state(now) == filed.by)?;
        Some(filed.object(token, now))
    });
    filed.collect()
}

pub(super) fn list(requests: &[Value], revision: u64) -> Answer {
    Answer::ok(&json!({
        "kind": "CertificateSigningRequestList",
        "apiVersion": "certificates.k8s.io/v1",
        "metadata": { "resourceVersion": revision.to_string() },
        "items": requests,
    }))
}

impl Filed {
    fn object(&self, token: &TokenRecord, now: Timestamp) -> Result<Value, SandboxError> {
        let created = shifted(now, -self.age)?.to_string();
        let id = token.id.map(|id| id.to_string()).unwrap_or_default();
        let mut groups = token.groups.clone();
        groups.extend(["system:bootstrappers", "system:authenticated"].map(str::to_owned));
        Ok(json!({
            "metadata": { "name": self.name, "uid": uuid()?, "creationTimestamp": created },
            "spec": {
                "signerName": CLIENT_SIGNER,
                "username": format!("{BOOTSTRAP_USER_PREFIX}{id}"),
                "groups": groups,
                "request": STANDARD.encode(self.request),
                "usages": ["key encipherment", "digital signature", "client auth"],
            },
            "status": {
                "conditions": [{
                    "type": "Approved", "status": "True", "reason": "AutoApproved",
                    "message": "Auto approving Karmada agent client certificate after SubjectAccessReview.",
                    "lastUpdateTime": created,
                }],
                // Any certificate will do: whoever looks only asks whether there is one.
                "certificate": STANDARD.encode(CA),
            },
        }))
    }
}
