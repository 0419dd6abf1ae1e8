//! A connection to a server that was named by its URL.

use std::path::Path;

use http::Uri;
use kube_client::Config as KubeConfig;

use super::{ConfigError, Connection, Environment, authority, proxy};

/// # Errors
/// [`ConfigError`].
pub(super) fn named(
    url: &str,
    certificate_authority: Option<&Path>,
    environment: &Environment,
) -> Result<Connection, ConfigError> {
    let uri = parse("--server", url)?;
    let mut config = KubeConfig::new(uri);
    config.proxy_url = proxy::of(environment, &config.cluster_url)?;
    let mut pins = Vec::new();
    if let Some(path) = certificate_authority {
        pins = authority::pins_of("--certificate-authority", path)?;
        // By name: kube-client reads it again each minute, so that a rotated CA is followed.
        config.root_cert_file = Some(path.to_owned());
    }
    Ok(Connection {
        nobody: config,
        own: None,
        server: url.trim_end_matches('/').to_owned(),
        pins,
    })
}

/// The URL of a server that callers' tokens are sent to; `place` is what named it.
///
/// # Errors
/// [`ConfigError::Server`].
pub(super) fn parse(place: &'static str, url: &str) -> Result<Uri, ConfigError> {
    let refused = || ConfigError::Server {
        place,
        value: url.to_owned(),
    };
    let uri: Uri = url.parse().map_err(|_| refused())?;
    let is_secret = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => proxy::is_loopback(&uri),
        _ => false,
    };
    let has_user = uri
        .authority()
        .is_some_and(|authority| authority.as_str().contains('@'));
    if is_secret && !has_user && uri.query().is_none() {
        Ok(uri)
    } else {
        Err(refused())
    }
}
