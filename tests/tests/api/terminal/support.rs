//! The roads to a control plane, and the command lines that take them.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use karmada_token_tests::{CommandLine, ControlPlane, Outcome, Ran, Secrets, Serve, Stage, User};

/// A control plane, and a kubeconfig that leads to it: straight, or through the proxy in bearer mode.
pub(crate) struct Road {
    pub(crate) plane: Arc<ControlPlane>,
    pub(crate) kubeconfig: PathBuf,
    /// The one that leads straight, for whom the proxy is no way.
    straight: PathBuf,
}

impl Road {
    /// Straight to the API server, as its administrator.
    pub(crate) async fn straight(stage: &mut Stage) -> Outcome<Self> {
        let plane = stage.shared_control_plane().await?;
        Self::to(plane)
    }

    /// Straight, to a control plane without tokens, in which nothing cleans up.
    pub(crate) async fn alone(stage: &mut Stage) -> Outcome<Self> {
        let plane = stage.lent_control_plane().await?;
        Self::to(plane)
    }

    pub(crate) fn to(plane: Arc<ControlPlane>) -> Outcome<Self> {
        // A file of its own: tests that run at once must not write one another's anew.
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("road-{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let kubeconfig = plane.write_kubeconfig(&name, &plane.kubeconfig(&User::administrator()))?;
        Ok(Self {
            plane,
            straight: kubeconfig.clone(),
            kubeconfig,
        })
    }

    /// The same control plane through `karmada-token serve --auth bearer`.
    pub(crate) async fn through_the_proxy(&self, stage: &mut Stage) -> Outcome<Self> {
        let proxy = stage.serve(Serve::bearer(&self.plane)).await?;
        let mut kubeconfig = self.plane.kubeconfig(&User::administrator());
        kubeconfig.server = proxy.url();
        Ok(Self {
            plane: Arc::clone(&self.plane),
            kubeconfig: self.plane.write_kubeconfig(
                &format!("proxied-{}", proxy.url().rsplit_once(':').unwrap_or_default().1),
                &kubeconfig,
            )?,
            straight: self.straight.clone(),
        })
    }

    /// `karmada-token ARGUMENTS` on this road.
    pub(crate) async fn run(&self, arguments: &[&str]) -> Outcome<Ran> {
        self.run_with(arguments, "").await
    }

    /// The same with something on standard input.
    pub(crate) async fn run_with(&self, arguments: &[&str], stdin: &str) -> Outcome<Ran> {
        let command = CommandLine::karmada_token(arguments)?;
        command.kubeconfig(&self.kubeconfig).stdin(stdin).run().await
    }

    /// `kubeadm token ARGUMENTS`, always straight: it speaks protobuf, which the proxy doesn't.
    pub(crate) async fn kubeadm(&self, arguments: &[&str]) -> Outcome<Ran> {
        let arguments: Vec<&str> = ["token"].iter().chain(arguments).copied().collect();
        CommandLine::kubeadm(&arguments)?
            .kubeconfig(&self.straight)
            .run()
            .await
    }

    pub(crate) async fn secrets(&self) -> Outcome<Secrets> {
        Secrets::of(&self.plane).await
    }

    /// Whether a token of this ID is on the server.
    pub(crate) async fn has(&self, id: &str) -> Outcome<bool> {
        let names = self.secrets().await?.token_names().await?;
        Ok(names.contains(&format!("bootstrap-token-{id}")))
    }
}

/// The token on a line of its own, checked to be one.
#[track_caller]
pub(crate) fn token_line(text: &str) -> String {
    let token = text.strip_suffix('\n').unwrap_or_default();
    assert!(
        token.parse::<karmada_token_core::Token>().is_ok(),
        "no token alone on its line: {text:?}"
    );
    token.to_owned()
}
