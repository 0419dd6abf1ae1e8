//! Kubeconfigs: as files for the programs under test, as clients for the tests.

use std::path::PathBuf;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kube_client::config::{KubeConfigOptions, Kubeconfig as Parsed, KubeconfigError};
use thiserror::Error;

use crate::pki::ClientIdentity;

/// How its user shows who it is.
#[derive(Debug, Clone)]
pub(crate) enum Credential {
    Certificate(ClientIdentity),
    Token(String),
    /// A token whose owner acts as another user.
    Acting {
        token: String,
        user: String,
    },
    /// What a plug-in prints: the ExecCredential in a file.
    PlugIn(PathBuf),
    None,
}

/// A kubeconfig with one cluster, one user and one context.
#[derive(Debug, Clone)]
pub struct Kubeconfig {
    /// `https://HOST:PORT`.
    pub server: String,
    /// PEM, one or several certificates; without it the server's certificate is not verified.
    pub authority: Option<String>,
    pub(crate) credential: Credential,
}

/// A kubeconfig could not be turned into a client.
#[derive(Debug, Error)]
pub enum ClientError {
    /// kube-client can't read what we wrote.
    #[error("kube-client refuses the tests' kubeconfig")]
    Kubeconfig(#[from] KubeconfigError),
    /// A client can't be built from it.
    #[error("kube-client can't be built")]
    Client(#[from] kube_client::Error),
}

impl Kubeconfig {
    /// The file's text.
    pub fn yaml(&self) -> String {
        let trust = match &self.authority {
            Some(pem) => format!("certificate-authority-data: {}", BASE64_STANDARD.encode(pem)),
            None => "insecure-skip-tls-verify: true".to_owned(),
        };
        let user = match &self.credential {
            Credential::Certificate(identity) => format!(
                "\n    client-certificate-data: {}\n    client-key-data: {}",
                BASE64_STANDARD.encode(&identity.certificate),
                BASE64_STANDARD.encode(&identity.key)
            ),
            Credential::Token(token) => format!("\n    token: {token}"),
            Credential::Acting { token, user } => format!("\n    token: {token}\n    as: {user}"),
            Credential::PlugIn(file) => format!(
                "\n    exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: cat\n      \
                 args: [{}]\n      interactiveMode: Never",
                file.display()
            ),
            Credential::None => " {}".to_owned(),
        };
        let server = &self.server;
        format!(
            "apiVersion: v1\nkind: Config\ncurrent-context: karmada-apiserver\n\
             clusters:\n- name: karmada-apiserver\n  cluster:\n    server: {server}\n    {trust}\n\
             users:\n- name: karmada-apiserver\n  user:{user}\n\
             contexts:\n- name: karmada-apiserver\n  context:\n    cluster: karmada-apiserver\n    user: karmada-apiserver\n"
        )
    }

    /// A client with these credentials, living in the caller's runtime. It never retries.
    pub async fn client(&self) -> Result<kube_client::Client, ClientError> {
        let parsed = Parsed::from_yaml(&self.yaml())?;
        let options = KubeConfigOptions::default();
        let mut config = kube_client::Config::from_custom_kubeconfig(parsed, &options).await?;
        config.default_retry = false;
        Ok(kube_client::Client::try_from(config)?)
    }
}
