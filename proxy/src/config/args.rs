//! The flags of `serve`, as typed: nothing is judged here but their form.

use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, ValueEnum};

use crate::logging::LogFormat;
use crate::rules::PolicyArgs;

/// The flags of `serve`; each also as an environment variable.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address and port to listen on
    #[arg(
        long,
        value_name = "ADDR",
        default_value = "127.0.0.1:8321",
        env = "KARMADA_TOKEN_LISTEN"
    )]
    pub listen: String,

    /// Try it out: an API server in this process that forgets everything and that no cluster can join
    #[arg(long, env = "KARMADA_TOKEN_SANDBOX", value_parser = BoolishValueParser::new())]
    pub sandbox: bool,

    /// Kubeconfig of the Karmada API server [default: KUBECONFIG, a list, then ~/.kube/config]
    #[arg(long, value_name = "FILE", env = "KARMADA_TOKEN_KUBECONFIG")]
    pub kubeconfig: Option<PathBuf>,

    /// Context of the kubeconfig [default: its current one]
    // The terminal's word for it counts behind `serve` as well.
    #[arg(
        long,
        alias = "karmada-context",
        value_name = "NAME",
        env = "KARMADA_TOKEN_CONTEXT"
    )]
    pub context: Option<String>,

    /// URL of the Karmada API server, for bearer mode
    #[arg(long, value_name = "URL", env = "KARMADA_TOKEN_SERVER")]
    pub server: Option<String>,

    /// The CA that --server's certificate is checked by (PEM) [default: the system's]
    #[arg(long, value_name = "FILE", env = "KARMADA_TOKEN_CERTIFICATE_AUTHORITY")]
    pub certificate_authority: Option<PathBuf>,

    /// In whose name: the kubeconfig's user, or each caller's own bearer token [default: bearer in a pod, else kubeconfig]
    #[arg(long, value_enum, env = "KARMADA_TOKEN_AUTH")]
    pub auth: Option<Auth>,

    /// Certificate chain that is shown to callers (PEM); read again when it changes
    #[arg(
        long,
        value_name = "FILE",
        requires = "tls_key",
        env = "KARMADA_TOKEN_TLS_CERT"
    )]
    pub tls_cert: Option<PathBuf>,

    /// The certificate's private key (PEM)
    #[arg(
        long,
        value_name = "FILE",
        requires = "tls_cert",
        env = "KARMADA_TOKEN_TLS_KEY"
    )]
    pub tls_key: Option<PathBuf>,

    /// A proxy in front ends TLS, and nobody reaches this server but through it
    #[arg(long, env = "KARMADA_TOKEN_BEHIND_TLS_PROXY", value_parser = BoolishValueParser::new())]
    pub behind_tls_proxy: bool,

    /// File with 32 random bytes in base64, for the session cookies of bearer mode; repeatable: the first encrypts, all decrypt [default: a random key that ends with the process]
    #[arg(
        long,
        value_name = "FILE",
        env = "KARMADA_TOKEN_COOKIE_KEY_FILE",
        value_delimiter = ','
    )]
    pub cookie_key_file: Vec<PathBuf>,

    /// The path that all of this is under, where a server in front hands on paths as they are
    #[arg(
        long,
        value_name = "PATH",
        default_value = "/",
        env = "KARMADA_TOKEN_BASE_PATH"
    )]
    pub base_path: String,

    /// A host name that people reach this server by, with :PORT unless it is the scheme's own; repeatable. Loopback names and the address listened on are always allowed, with the port listened on
    #[arg(
        long,
        value_name = "HOST",
        env = "KARMADA_TOKEN_ALLOWED_HOST",
        value_delimiter = ','
    )]
    pub allowed_host: Vec<String>,

    /// An origin whose pages may embed the console and call the API with an Authorization header; repeatable
    #[arg(
        long,
        value_name = "ORIGIN",
        env = "KARMADA_TOKEN_ALLOWED_ORIGIN",
        value_delimiter = ','
    )]
    pub allowed_origin: Vec<String>,

    /// An origin that may show the page in a frame, or 'self'; repeatable [default: none]
    #[arg(
        long,
        value_name = "ORIGIN",
        env = "KARMADA_TOKEN_FRAME_ANCESTORS",
        value_delimiter = ','
    )]
    pub frame_ancestors: Vec<String>,

    /// The endpoint that register commands name [default: the API server's URL]
    #[arg(long, value_name = "URL", env = "KARMADA_TOKEN_ADVERTISE_SERVER")]
    pub advertise_server: Option<String>,

    /// How long requests in flight may take once the process is asked to end
    #[arg(
        long,
        value_name = "DURATION",
        default_value = "10s",
        env = "KARMADA_TOKEN_GRACE_PERIOD"
    )]
    pub grace_period: String,

    /// Connections that may be open at once
    #[arg(
        long,
        value_name = "N",
        default_value_t = 4_096,
        env = "KARMADA_TOKEN_MAX_CONNECTIONS",
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub max_connections: u32,

    /// Connections that one address may have open at once [default: a quarter of --max-connections; behind a TLS proxy, which is one address, all of them]
    #[arg(
        long,
        value_name = "N",
        env = "KARMADA_TOKEN_MAX_CONNECTIONS_PER_PEER",
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub max_connections_per_peer: Option<u32>,

    /// Watches that may be open at once
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1_000,
        env = "KARMADA_TOKEN_MAX_WATCHES",
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub max_watches: u32,

    /// The form of the log
    #[arg(long, value_enum, default_value_t = LogFormat::Text, env = "KARMADA_TOKEN_LOG_FORMAT")]
    pub log_format: LogFormat,

    /// What tokens may be like. Last: its heading holds for whatever follows.
    #[command(flatten)]
    pub policy: PolicyArgs,
}

/// In whose name requests go upstream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Auth {
    /// The kubeconfig's user.
    Kubeconfig,
    /// Each caller's own bearer token.
    Bearer,
}
