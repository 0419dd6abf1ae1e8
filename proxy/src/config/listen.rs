//! The address to listen on, and who may be let near it.

use std::net::{Ipv4Addr, SocketAddr};

use super::{ConfigError, Mode, ServeArgs};

/// # Errors
/// [`ConfigError::Listen`].
pub(super) fn parse(text: &str) -> Result<SocketAddr, ConfigError> {
    let refused = || ConfigError::Listen {
        value: text.to_owned(),
    };
    match text.strip_prefix("localhost:") {
        Some(port) => port
            .parse()
            .map(|port| (Ipv4Addr::LOCALHOST, port).into())
            .map_err(|_| refused()),
        None => text.parse().map_err(|_| refused()),
    }
}

/// Loopback is for everybody; what is beyond it depends on the mode. An IPv4 address written as IPv6 counts as beyond.
///
/// # Errors
/// [`ConfigError::NotLoopback`], [`ConfigError::Clear`] or [`ConfigError::NoHost`].
pub(super) fn check(listen: SocketAddr, mode: &Mode, args: &ServeArgs) -> Result<(), ConfigError> {
    if listen.ip().is_loopback() {
        return Ok(());
    }
    match mode {
        Mode::Sandbox => Ok(()),
        Mode::Kubeconfig(_) => Err(ConfigError::NotLoopback(listen)),
        Mode::Bearer(_) if !args.behind_tls_proxy && args.tls_cert.is_none() => {
            Err(ConfigError::Clear(listen))
        }
        Mode::Bearer(_) if args.allowed_host.is_empty() => Err(ConfigError::NoHost),
        Mode::Bearer(_) => Ok(()),
    }
}
