//! A connection to a server that was named by its URL.

use std::path::Path;

use http::Uri;
use karmada_token_core::pins_of_pem;
use kube_client::Config as KubeConfig;

use super::{ConfigError, Connection, Environment, proxy};

/// # Errors
/// [`ConfigError`].
pub(super) fn named(
    url: &str,
    authority: Option<&Path>,
    environment: &Environment,
) -> Result<Connection, ConfigError> {
    let uri = parse(url)?;
    let mut config = KubeConfig::new(uri);
    config.proxy_url = proxy::of(environment, &config.cluster_url);
    let mut pins = Vec::new();
    if let Some(path) = authority {
        let pem = std::fs::read(path).map_err(|source| ConfigError::File {
            flag: "--certificate-authority",
            path: path.to_owned(),
            source,
        })?;
        let place = path.display().to_string();
        pins = pins_of_pem(&pem).map_err(|source| ConfigError::Authority { place, source })?;
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

fn parse(url: &str) -> Result<Uri, ConfigError> {
    let refused = || ConfigError::Server {
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
