//! `karmada-token serve`: the page, and a proxy so narrow that everything it will ever forward has a name.
//!
//! A request goes one way: [`Config`] is parsed before anything binds; [`App`] makes the router of it; a request
//! passes the guards, is parsed to an operation or refused, is written anew for upstream, and what comes back is
//! checked object by object.
//!
//! The crate is the binary's library: its interface is for `main.rs` and for tests.

mod answer;
mod api_server;
mod app;
mod audit;
mod base_path;
mod body;
mod caps;
mod cli;
mod clock;
mod config;
mod discovery;
mod drain;
mod forward;
mod guard;
mod hex;
mod identity;
mod klog;
mod limit;
mod logging;
mod metrics;
mod observe;
mod openapi;
mod operation;
mod page;
mod pass_on;
mod probe;
mod readiness;
mod router;
mod routes;
mod rules;
mod sandbox;
mod serve;
mod session;
mod shield;
mod state;
mod status;
mod switch;
mod terminal;
mod upstream;

pub use app::{App, AppError};
pub use cli::{Cli, Command};
pub use config::{Auth, Config, ConfigError, Environment, ServeArgs};
pub use klog::{LogArgs, LogError};
pub use logging::{LogFormat, start as start_logging};
pub use rules::{PolicyArgs, Rules, RulesError};
pub use serve::{ServeError, serve};
pub use terminal::{
    ChangeArgs, CheckArgs, CompletionArgs, Connect, CreateArgs, DeleteArgs, ExamineArgs, ExtendArgs,
    FlagError, ListArgs, ManArgs, PreflightArgs, TerminalCommand, TerminalError, masked,
};
