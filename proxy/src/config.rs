//! The configuration of `serve`: parsed once, before anything binds.

mod args;
mod authority;
mod environment;
mod error;
mod frame;
mod in_cluster;
mod kubeconfig;
mod listen;
mod mode;
mod proxy;
mod secrets;
mod server;
mod tls;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use karmada_token_core::{Endpoint, GoDuration};

pub use args::{Auth, ServeArgs};
pub(crate) use authority::Pins;
pub use environment::Environment;
pub use error::ConfigError;
pub(crate) use mode::{Connection, Mode};
pub(crate) use tls::{TlsError, TlsFiles};

use crate::base_path::BasePath;
use crate::guard::{Host, Origin, Scheme};
use crate::rules::Rules;
use crate::session::CookieKeys;

/// What `serve` is to do. Whoever holds one may bind.
#[derive(Debug)]
pub struct Config {
    pub(crate) listen: SocketAddr,
    pub(crate) scheme: Scheme,
    pub(crate) mode: Mode,
    pub(crate) hosts: Vec<Host>,
    pub(crate) embedders: Vec<Origin>,
    pub(crate) frame_ancestors: String,
    pub(crate) cookie_keys: CookieKeys,
    pub(crate) advertise_server: Option<String>,
    pub(crate) grace_period: Duration,
    pub(crate) max_watches: usize,
    pub(crate) base_path: BasePath,
    pub(crate) max_connections: usize,
    pub(crate) max_connections_per_peer: usize,
    pub(crate) tls: Option<TlsFiles>,
    pub(crate) rules: Rules,
}

impl Config {
    /// Judges the flags, reads the files that they name, and opens nothing.
    ///
    /// # Errors
    /// [`ConfigError`], which says what to do instead.
    pub async fn parse(args: &ServeArgs, environment: &Environment) -> Result<Self, ConfigError> {
        let mode = Mode::parse(args, environment).await?;
        let listen = listen::parse(&args.listen)?;
        listen::check(listen, &mode, args)?;
        let tls = TlsFiles::parse(args)?;
        let scheme = if args.behind_tls_proxy || tls.is_some() {
            Scheme::Https
        } else {
            Scheme::Http
        };
        Ok(Self {
            listen,
            scheme,
            hosts: hosts(args, scheme)?,
            embedders: args
                .allowed_origin
                .iter()
                .map(|text| origin("--allowed-origin", text))
                .collect::<Result<_, _>>()?,
            frame_ancestors: frame::parse(&args.frame_ancestors)?,
            cookie_keys: secrets::read(args)?,
            advertise_server: args
                .advertise_server
                .as_deref()
                .map(advertise_server)
                .transpose()?,
            grace_period: grace_period(&args.grace_period)?,
            max_watches: count(args.max_watches),
            max_connections: count(args.max_connections),
            max_connections_per_peer: per_peer(args),
            tls,
            base_path: BasePath::parse(&args.base_path)?,
            rules: Rules::parse(&args.policy)?,
            mode,
        })
    }

    /// Where it listens; the port may be 0, for any that is free.
    #[must_use]
    pub const fn listen(&self) -> SocketAddr {
        self.listen
    }

    /// How long requests in flight may take once it is asked to end.
    #[must_use]
    pub const fn grace_period(&self) -> Duration {
        self.grace_period
    }
}

/// What the terminal's commands talk through, found as kubectl finds it: the flag, the list in KUBECONFIG, the usual
/// file, and last the ServiceAccount of the pod that this runs in.
///
/// # Errors
/// [`ConfigError`].
pub(crate) async fn connect(
    kubeconfig: Option<&Path>,
    context: Option<&str>,
    environment: &Environment,
) -> Result<Connection, ConfigError> {
    match kubeconfig::own(kubeconfig, context, environment).await {
        Err(ConfigError::NoKubeconfig) if environment.in_pod => in_cluster::own(),
        Err(ConfigError::NoKubeconfig) => Err(ConfigError::NoKubeconfigForTerminal),
        connection => connection,
    }
}

fn hosts(args: &ServeArgs, scheme: Scheme) -> Result<Vec<Host>, ConfigError> {
    let parse = |text: &String| {
        Host::parse(text, scheme).map_err(|error| ConfigError::Host {
            value: text.clone(),
            source: error,
        })
    };
    args.allowed_host.iter().map(parse).collect()
}

fn origin(flag: &'static str, text: &str) -> Result<Origin, ConfigError> {
    Origin::exact(text).map_err(|source| ConfigError::Origin {
        flag,
        value: text.to_owned(),
        source,
    })
}

/// The endpoint's URL, in one form whatever it was typed as.
fn advertise_server(text: &str) -> Result<String, ConfigError> {
    let endpoint: Endpoint = text.parse().map_err(|source| ConfigError::AdvertiseServer {
        value: text.to_owned(),
        source,
    })?;
    Ok(format!("https://{endpoint}"))
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn per_peer(args: &ServeArgs) -> usize {
    let default = if args.behind_tls_proxy {
        args.max_connections
    } else {
        args.max_connections.div_ceil(4)
    };
    count(args.max_connections_per_peer.unwrap_or(default))
}

fn grace_period(text: &str) -> Result<Duration, ConfigError> {
    let refused = || ConfigError::GracePeriod {
        value: text.to_owned(),
    };
    let span: GoDuration = text.parse().map_err(|_| refused())?;
    u64::try_from(span.as_nanos())
        .map(Duration::from_nanos)
        .map_err(|_| refused())
}

#[cfg(test)]
mod tests;
