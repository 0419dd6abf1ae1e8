//! The discovery document of joining clusters, signed as the bootstrap signer signs it: for every live token with the
//! signing usage a detached JWS, whose key is the token's secret.

use super::error::SandboxError;
use super::secret;
use super::store::Snapshot;
use super::uuid::uuid;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use karmada_token_core::{GoDuration, Pin, Timestamp, TokenId, TokenRecord, key, pins_of_pem};
use ring::hmac;
use serde_json::{Map, Value, json};

/// Under RFC 6761's `.invalid`, so that no register command can reach anything.
pub(super) const SERVER: &str = "https://sandbox.invalid:5443";
/// The one name that the certificate of such a server would be for.
pub(super) const HOST: &str = "sandbox.invalid";
/// A well-formed CA whose key was thrown away when it was made: nothing can be signed by it.
pub(super) const CA: &str = include_str!("ca.crt");

const YEAR: GoDuration = GoDuration::from_nanos(365 * 24 * 3600 * 1_000_000_000);

/// What is fixed about the document.
#[derive(Debug)]
pub(super) struct ClusterInfo {
    pins: Vec<Pin>,
    uid: String,
    created: Timestamp,
}

impl ClusterInfo {
    /// # Errors
    /// [`SandboxError`] when the CA can't be read, or the machine has no randomness.
    pub(super) fn new(created: Timestamp) -> Result<Self, SandboxError> {
        Ok(ClusterInfo {
            pins: pins_of_pem(CA.as_bytes())?,
            uid: uuid()?,
            created,
        })
    }

    pub(super) fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// The end of a certificate that was issued with the document, for a year as `karmadactl init` issues it.
    pub(super) fn expires(&self) -> Timestamp {
        self.created.checked_add(YEAR).unwrap_or(self.created)
    }

    /// The ConfigMap with the signatures that are due now.
    pub(super) fn config_map(&self, secrets: &Snapshot, now: Timestamp) -> Value {
        let kubeconfig = kubeconfig();
        let mut data: Map<String, Value> = secrets
            .objects
            .values()
            .filter_map(|object| signature(object, &kubeconfig, now))
            .collect();
        data.insert("kubeconfig".to_owned(), json!(kubeconfig));
        json!({
            "kind": "ConfigMap",
            "apiVersion": "v1",
            "metadata": {
                "name": "cluster-info",
                "namespace": "kube-public",
                "uid": self.uid,
                "resourceVersion": secrets.revision.to_string(),
                "creationTimestamp": self.created.to_string(),
            },
            "data": data,
        })
    }
}

/// In the form that Karmada's Helm chart installs.
fn kubeconfig() -> String {
    let authority = STANDARD.encode(CA);
    let cluster = format!(
        "- cluster:\n    certificate-authority-data: {authority}\n    server: {SERVER}\n  name: \"\"\n"
    );
    format!("apiVersion: v1\nclusters:\n{cluster}kind: Config\n")
}

/// `jws-kubeconfig-<token ID>` and its value, if the signer would sign with this Secret.
fn signature(object: &Value, kubeconfig: &str, now: Timestamp) -> Option<(String, Value)> {
    let secret = secret::read(object)?;
    let record = TokenRecord::from(&secret);
    let id = record.id.filter(|_| record.verdict(now).signed.is_empty())?;
    let signature = sign(id, secret.value(key::TOKEN_SECRET)?, kubeconfig);
    Some((format!("jws-kubeconfig-{id}"), json!(signature)))
}

/// A compact JWS (RFC 7515) with HS256 and the payload left out.
fn sign(id: TokenId, key: &[u8], payload: &str) -> String {
    let header = URL_SAFE_NO_PAD.encode(format!("{{\"alg\":\"HS256\",\"kid\":\"{id}\"}}"));
    let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(payload));
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), signed.as_bytes());
    format!("{header}..{}", URL_SAFE_NO_PAD.encode(tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use karmada_token_core::Kubeconfig;

    /// The example of Kubernetes' own test (cluster-bootstrap, `jws_test.go`, v0.36.3).
    #[test]
    fn signs_as_the_bootstrap_signer() {
        let signed = sign(
            "joshua".parse().unwrap(),
            b"my voice is my passcode",
            "Hello from the other side. I must have called a thousand times.",
        );
        assert_eq!(
            signed,
            "eyJhbGciOiJIUzI1NiIsImtpZCI6Impvc2h1YSJ9..VShe2taLd-YTrmWuRkcL_8QTNDHYxQIEBsAYYiIj1_8"
        );
    }

    #[test]
    fn the_document_is_a_kubeconfig_with_a_pin() {
        let info = ClusterInfo::new(Timestamp::from_unix_seconds(0).unwrap()).unwrap();
        let config = Kubeconfig::from_yaml(&kubeconfig()).unwrap();
        let command = config
            .cluster(None)
            .unwrap()
            .register_command(CA.as_bytes())
            .unwrap();
        assert_eq!(command.endpoint().to_string(), "sandbox.invalid:5443");
        assert_eq!(command.pins(), info.pins());
        assert_eq!(info.pins().len(), 1);
    }
}
