//! The three modes, of which sandbox is never chosen silently.

use karmada_token_core::Pin;
use kube_client::Config as KubeConfig;

use super::{Auth, ConfigError, Environment, ServeArgs, kubeconfig, server};

/// In whose name, and to which API server.
#[derive(Debug)]
pub(crate) enum Mode {
    /// The stand-in in this process.
    Sandbox,
    /// As the kubeconfig's user.
    Kubeconfig(Box<Connection>),
    /// As each caller.
    Bearer(Box<Connection>),
}

/// How an API server is reached.
#[derive(Debug)]
pub(crate) struct Connection {
    /// Without any identity.
    pub(crate) nobody: KubeConfig,
    /// As the kubeconfig's user; kubeconfig mode only.
    pub(crate) own: Option<KubeConfig>,
    /// The URL that register commands name.
    pub(crate) server: String,
    /// The pins of its CA; none where the system's CAs are used.
    pub(crate) pins: Vec<Pin>,
}

impl Mode {
    /// # Errors
    /// [`ConfigError`].
    pub(super) async fn parse(args: &ServeArgs, environment: &Environment) -> Result<Self, ConfigError> {
        if args.sandbox {
            return sandbox(args);
        }
        let default = if environment.in_pod {
            Auth::Bearer
        } else {
            Auth::Kubeconfig
        };
        match args.auth.unwrap_or(default) {
            Auth::Kubeconfig => {
                if args.server.is_some() {
                    return Err(ConfigError::BearerOnly { flag: "--server" });
                }
                if args.certificate_authority.is_some() {
                    return Err(ConfigError::BearerOnly {
                        flag: "--certificate-authority",
                    });
                }
                if !args.cookie_key_file.is_empty() {
                    return Err(ConfigError::BearerOnly {
                        flag: "--cookie-key-file",
                    });
                }
                if args.behind_tls_proxy {
                    return Err(ConfigError::BearerOnly {
                        flag: "--behind-tls-proxy",
                    });
                }
                kubeconfig::own(args.kubeconfig.as_deref(), args.context.as_deref(), environment)
                    .await
                    .map(Box::new)
                    .map(Self::Kubeconfig)
            }
            Auth::Bearer => bearer(args, environment).await.map(Box::new).map(Self::Bearer),
        }
    }
}

fn sandbox(args: &ServeArgs) -> Result<Mode, ConfigError> {
    let others = [
        ("--kubeconfig", args.kubeconfig.is_some()),
        ("--context", args.context.is_some()),
        ("--server", args.server.is_some()),
        ("--certificate-authority", args.certificate_authority.is_some()),
        ("--auth", args.auth.is_some()),
        ("--cookie-key-file", !args.cookie_key_file.is_empty()),
    ];
    match others.into_iter().find(|(_, given)| *given) {
        Some((flag, _)) => Err(ConfigError::Conflict {
            flag,
            with: "--sandbox",
        }),
        None => Ok(Mode::Sandbox),
    }
}

/// The upstream is always named: neither the cluster around the pod nor a kubeconfig in the home folder is guessed.
async fn bearer(args: &ServeArgs, environment: &Environment) -> Result<Connection, ConfigError> {
    match &args.server {
        Some(_) if args.kubeconfig.is_some() => Err(ConfigError::Conflict {
            flag: "--kubeconfig",
            with: "--server",
        }),
        Some(_) if args.context.is_some() => Err(ConfigError::Conflict {
            flag: "--context",
            with: "--server",
        }),
        Some(url) => server::named(url, args.certificate_authority.as_deref(), environment),
        None if args.certificate_authority.is_some() => Err(ConfigError::AuthorityWithoutServer),
        None if args.kubeconfig.is_some() || environment.kubeconfig.is_some() => {
            kubeconfig::cluster_only(args, environment).await
        }
        None => Err(ConfigError::NoUpstream),
    }
}
