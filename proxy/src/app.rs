//! The server as a value: everything that a configuration makes of it, before any connection.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use secrecy::SecretString;

use crate::api_server::{ApiServer, MOST};
use crate::base_path::BasePath;
use crate::caps::Caps;
use crate::config::{Config, Connection, Mode, Pins};
use crate::drain::{DrainTrigger, drain};
use crate::guard::{Host, Policy, Scheme, SecurityHeaders};
use crate::metrics::Metrics;
use crate::router::router;
use crate::sandbox::Sandbox;
use crate::session::{BearerSessions, CookieName, LocalSessions, Sessions};
use crate::state::{ModeName, ServerFacts, Shared, State, check_limit, link_limit};
use crate::terminal;
use crate::upstream::{KubeUpstream, Upstream};

/// Why a valid configuration still makes no server.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AppError {
    /// The kubeconfig's credentials, or a CA.
    #[error("the connection to the API server can't be set up: {0}")]
    Upstream(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The sandbox could not be filled.
    #[error("the sandbox can't be set up: {0}")]
    Sandbox(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No randomness.
    #[error("the operating system has no randomness to give: {0}")]
    Random(getrandom::Error),
    /// A frame-ancestors list that no header can carry.
    #[error("the security headers can't be written: {0}")]
    Headers(#[from] http::header::InvalidHeaderValue),
}

/// The server, ready to be given connections.
pub struct App {
    state: Shared,
    drain: DrainTrigger,
    base_path: BasePath,
    link: String,
}

impl std::fmt::Debug for App {
    /// The mode alone: the rest holds secrets.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("App")
            .field("mode", &self.state.mode)
            .finish_non_exhaustive()
    }
}

impl App {
    /// Makes the server that a configuration asks for, as it is reached at `bound`.
    ///
    /// # Errors
    /// [`AppError`].
    pub fn new(config: Config, bound: SocketAddr) -> Result<Self, AppError> {
        let page_url = page_url(&config, bound);
        let cookie = CookieName::new(config.scheme, bound.port(), &config.base_path);
        let api_server = match &config.mode {
            Mode::Kubeconfig(connection) | Mode::Bearer(connection) => {
                connection.nobody.cluster_url.to_string()
            }
            Mode::Sandbox => String::new(),
        };
        let (mode, upstream, mut facts) = upstream(config.mode)?;
        if let Some(url) = config.advertise_server {
            facts.advertise = url;
        }
        let sessions = match mode {
            ModeName::Sandbox => Sessions::Open,
            ModeName::Kubeconfig => Sessions::Local(LocalSessions::new(cookie)),
            ModeName::Bearer => {
                let sessions = BearerSessions::new(cookie, &api_server, config.cookie_keys);
                Sessions::Bearer(Box::new(sessions))
            }
        };
        let link = match &sessions {
            Sessions::Local(sessions) => {
                let secret: SecretString = sessions.invite().map_err(AppError::Random)?;
                terminal::sign_in_link(&page_url, &secret)
            }
            Sessions::Open | Sessions::Bearer(_) => page_url.clone(),
        };
        let mut hosts = config.hosts;
        hosts.extend(own_hosts(bound, config.scheme));
        let (trigger, drain) = drain();
        let metrics = Arc::new(Metrics::new(mode.as_str()));
        let shared = |all| Caps::new(all, share(mode, all));
        let state = State {
            mode,
            api: ApiServer::new(upstream, Arc::clone(&metrics), shared(MOST)),
            facts,
            policy: Policy {
                scheme: config.scheme,
                hosts,
                embedders: config.embedders,
            },
            headers: SecurityHeaders::new(&config.frame_ancestors, config.scheme)?,
            sessions,
            names: crate::identity::Names::default(),
            documents: crate::discovery::Remembered::default(),
            readiness: crate::readiness::Readiness::default(),
            metrics,
            watches: shared(config.max_watches),
            drain,
            ending: tokio::sync::watch::Sender::new(()),
            checks: check_limit(),
            links: link_limit(),
            base_path: config.base_path.as_str().to_owned(),
            page_url,
            rules: config.rules,
        };
        Ok(Self {
            state: Arc::new(state),
            drain: trigger,
            base_path: config.base_path,
            link,
        })
    }

    /// The server as one service.
    pub fn router(&self) -> Router {
        let router = router(Arc::clone(&self.state));
        self.base_path.clone().around(router)
    }

    /// What its requests share.
    pub(crate) fn state(&self) -> Shared {
        Arc::clone(&self.state)
    }

    /// The URL that a person opens. In kubeconfig mode it signs in, once.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }

    /// The sandbox, whose expired tokens somebody must clean up.
    pub(crate) fn sandbox(&self) -> Option<Sandbox> {
        match &self.state.api.upstream {
            Upstream::Sandbox(sandbox) => Some(sandbox.clone()),
            Upstream::Kube(_) => None,
        }
    }

    /// Readiness fails from now on, and watches end.
    pub fn begin_drain(&self) {
        self.drain.begin();
    }
}

fn upstream(mode: Mode) -> Result<(ModeName, Upstream, ServerFacts), AppError> {
    let kube = |connection: Connection| {
        let facts = ServerFacts {
            advertise: connection.server.clone(),
            server: connection.server,
            pins: Pins::new(connection.pins, connection.nobody.root_cert_file.clone()),
        };
        let kube = KubeUpstream::new(connection.nobody, connection.own);
        kube.map(|kube| (Upstream::Kube(kube), facts))
            .map_err(|error| AppError::Upstream(error.into()))
    };
    match mode {
        Mode::Sandbox => {
            let sandbox = Sandbox::seeded().map_err(|error| AppError::Sandbox(error.into()))?;
            let facts = ServerFacts {
                server: sandbox.server().to_owned(),
                advertise: sandbox.server().to_owned(),
                pins: Pins::new(sandbox.pins().to_vec(), None),
            };
            Ok((ModeName::Sandbox, Upstream::Sandbox(sandbox), facts))
        }
        Mode::Kubeconfig(connection) => {
            kube(*connection).map(|(kube, facts)| (ModeName::Kubeconfig, kube, facts))
        }
        Mode::Bearer(connection) => kube(*connection).map(|(kube, facts)| (ModeName::Bearer, kube, facts)),
    }
}

/// What one credential may have of what is for all, so that nobody leaves nothing to others: where each is another's.
fn share(mode: ModeName, all: usize) -> usize {
    match mode {
        ModeName::Bearer => all.div_ceil(4),
        ModeName::Kubeconfig | ModeName::Sandbox => all,
    }
}

/// The names that this server always has: loopback's, and the address that it listens on.
fn own_hosts(bound: SocketAddr, scheme: Scheme) -> Vec<Host> {
    let port = bound.port();
    let names = [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        format!("[::1]:{port}"),
        bound.to_string(),
    ];
    names
        .iter()
        .filter_map(|name| Host::parse(name, scheme).ok())
        .collect()
}

/// Where a person opens the page: under TLS, which a certificate's name goes with, by the first name that was given.
fn page_url(config: &Config, bound: SocketAddr) -> String {
    let base = config.base_path.as_str();
    match (config.scheme, config.hosts.first()) {
        (Scheme::Https, Some(host)) => format!("https://{host}{base}/"),
        (scheme, _) => format!("{}://{}{base}/", scheme.name(), reachable(bound)),
    }
}

/// The address that a person on this machine types: one that listens everywhere is reached on loopback.
fn reachable(bound: SocketAddr) -> SocketAddr {
    match bound.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => (Ipv4Addr::LOCALHOST, bound.port()).into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => (Ipv6Addr::LOCALHOST, bound.port()).into(),
        _ => bound,
    }
}
