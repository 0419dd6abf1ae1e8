//! From a token and a pin to a CA that can be trusted.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use k8s_openapi::api::core::v1::ConfigMap;
use kube_client::Api;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use thiserror::Error;
use x509_parser::pem::Pem;

use super::command::RegisterCommand;
use crate::kubeconfig::{ClientError, Credential, Kubeconfig};
use crate::wait::{WaitError, until};

/// The discovery document can't be trusted.
#[derive(Debug, Error)]
pub enum DiscoveryError {
    /// It can't be read without credentials, or isn't signed for this token in time.
    #[error("cluster-info can't be read by anyone, or isn't signed for this token")]
    Unsigned(#[from] WaitError),
    /// The client could not be built.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The signature isn't this token's.
    #[error("the signature of cluster-info is not this token's: {0}")]
    Signature(&'static str),
    /// The signed kubeconfig holds no CA.
    #[error("cluster-info holds no kubeconfig with a CA: {0}")]
    Content(&'static str),
    /// The CA is another one than the command says.
    #[error("no CA in cluster-info has a pin of the register command, they have {found:?}")]
    Pin {
        /// The pins that the CA certificates have.
        found: Vec<String>,
    },
}

/// Reads cluster-info from a server that isn't trusted yet, checks signature and pin, and answers the CA, PEM.
pub(super) async fn trusted_authority(
    command: &RegisterCommand,
    patience: Duration,
) -> Result<String, DiscoveryError> {
    let (kubeconfig, signature) = signed_document(command, patience).await?;
    check_signature(&signature, &kubeconfig, command)?;
    let authority = authority_of(&kubeconfig)?;
    check_pins(&authority, command.pins())?;
    Ok(authority)
}

/// The document's kubeconfig and its signature for the command's token.
async fn signed_document(
    command: &RegisterCommand,
    patience: Duration,
) -> Result<(String, String), DiscoveryError> {
    let stranger = Kubeconfig {
        server: format!("https://{}", command.endpoint()),
        authority: None,
        credential: Credential::None,
    };
    let maps: Api<ConfigMap> = Api::namespaced(stranger.client().await?, "kube-public");
    let key = format!("jws-kubeconfig-{}", command.token_id());
    let found = until("cluster-info with this token's signature", patience, async || {
        let data = maps.get("cluster-info").await.ok()?.data?;
        pair(&data, "kubeconfig", &key)
    });
    Ok(found.await?)
}

fn pair(data: &BTreeMap<String, String>, first: &str, second: &str) -> Option<(String, String)> {
    Some((data.get(first)?.clone(), data.get(second)?.clone()))
}

/// A compact JWS with its middle part left out: `HEADER..SIGNATURE` over the text beside it.
fn check_signature(jws: &str, payload: &str, command: &RegisterCommand) -> Result<(), DiscoveryError> {
    #[derive(Deserialize)]
    struct Header {
        alg: String,
        kid: String,
    }
    let fail = DiscoveryError::Signature;
    let (header, signature) = jws.split_once("..").ok_or(fail("it has no detached payload"))?;
    let decoded = BASE64_URL_SAFE_NO_PAD
        .decode(header)
        .map_err(|_| fail("its header is no base64url"))?;
    let Header { alg, kid } =
        serde_json::from_slice(&decoded).map_err(|_| fail("its header has no alg and kid"))?;
    if alg != "HS256" || kid != command.token_id() {
        return Err(fail("its header names another algorithm or token"));
    }
    let signature = BASE64_URL_SAFE_NO_PAD
        .decode(signature)
        .map_err(|_| fail("its signature is no base64url"))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(command.token_secret().as_bytes())
        .map_err(|_| fail("the token's secret is no key"))?;
    mac.update(format!("{header}.{}", BASE64_URL_SAFE_NO_PAD.encode(payload)).as_bytes());
    mac.verify_slice(&signature)
        .map_err(|_| fail("it was made with another secret or over another text"))
}

/// The CA of the document's first cluster, PEM.
fn authority_of(kubeconfig: &str) -> Result<String, DiscoveryError> {
    #[derive(Deserialize)]
    struct Document {
        clusters: Vec<Named>,
    }
    #[derive(Deserialize)]
    struct Named {
        cluster: Cluster,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    struct Cluster {
        certificate_authority_data: String,
    }
    let fail = DiscoveryError::Content;
    let document: Document =
        serde_saphyr::from_str(kubeconfig).map_err(|_| fail("it isn't a kubeconfig with a CA"))?;
    let [first] =
        <[Named; 1]>::try_from(document.clusters).map_err(|_| fail("it doesn't name one cluster"))?;
    let pem = BASE64_STANDARD
        .decode(first.cluster.certificate_authority_data)
        .map_err(|_| fail("the CA is no base64"))?;
    String::from_utf8(pem).map_err(|_| fail("the CA is no PEM"))
}

/// One CA certificate at least must have one of the pins.
fn check_pins(authority: &str, pins: &[String]) -> Result<(), DiscoveryError> {
    let mut found = Vec::new();
    for block in Pem::iter_from_buffer(authority.as_bytes()) {
        let block = block.map_err(|_| DiscoveryError::Content("the CA is no PEM"))?;
        let certificate = block
            .parse_x509()
            .map_err(|_| DiscoveryError::Content("the CA is no certificate"))?;
        let digest = Sha256::digest(certificate.public_key().raw);
        found.push(format!(
            "sha256:{}",
            digest
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
        ));
    }
    if found.iter().any(|pin| pins.contains(pin)) {
        Ok(())
    } else {
        Err(DiscoveryError::Pin { found })
    }
}
