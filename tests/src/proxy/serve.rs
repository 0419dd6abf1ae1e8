//! How the proxy is started.

use std::net::SocketAddr;
use std::path::Path;

use crate::control_plane::ControlPlane;
use crate::failure::Outcome;
use crate::fixtures::User;

/// The flags after `karmada-token serve --listen=...`.
#[derive(Debug, Clone)]
pub struct Serve {
    arguments: Vec<String>,
}

impl Serve {
    /// With no flag yet.
    pub fn flags() -> Self {
        Self { arguments: vec![] }
    }

    /// The in-process stand-in.
    pub fn sandbox() -> Self {
        Self::flags().and("--sandbox")
    }

    /// As the user of a kubeconfig.
    pub fn kubeconfig(plane: &ControlPlane, user: &User) -> Outcome<Self> {
        Ok(Self::kubeconfig_file(&plane.kubeconfig_file(user)?))
    }

    /// As the user of the kubeconfig in `file`.
    pub fn kubeconfig_file(file: &Path) -> Self {
        Self {
            arguments: vec![format!("--kubeconfig={}", file.display())],
        }
    }

    /// Each caller as itself; the upstream is named by address and CA.
    pub fn bearer(plane: &ControlPlane) -> Self {
        Self::bearer_through(&plane.url(), plane)
    }

    /// The same, where another server stands before the API server, with a certificate of the same CA.
    pub fn bearer_through(url: &str, plane: &ControlPlane) -> Self {
        Self {
            arguments: vec![
                "--auth=bearer".into(),
                format!("--server={url}"),
                format!("--certificate-authority={}", plane.authority_file().display()),
            ],
        }
    }

    /// Each caller as itself; the upstream is named by the cluster part of `user`'s kubeconfig, whose credential must
    /// never be lent to anyone.
    pub fn bearer_beside(plane: &ControlPlane, user: &User) -> Outcome<Self> {
        Ok(Self::kubeconfig(plane, user)?.and("--auth=bearer"))
    }

    /// Over TLS, with a certificate of the control plane's own CA.
    pub fn over_tls(self, plane: &ControlPlane) -> Outcome<Self> {
        let identity = plane.authority().server()?;
        let certificate = plane.write_file("proxy.crt", &identity.certificate)?;
        let key = plane.write_file("proxy.key", &identity.key)?;
        Ok(self
            .and(&format!("--tls-cert={}", certificate.display()))
            .and(&format!("--tls-key={}", key.display())))
    }

    /// With one more flag, in which `{address}` stands for where it will listen.
    #[must_use]
    pub fn and(mut self, flag: &str) -> Self {
        self.arguments.push(flag.to_owned());
        self
    }

    pub(super) fn arguments(self, address: SocketAddr) -> impl Iterator<Item = String> {
        let address = address.to_string();
        self.arguments
            .into_iter()
            .map(move |argument| argument.replace("{address}", &address))
    }
}
