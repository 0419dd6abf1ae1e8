//! The keys of session cookies.

use std::path::Path;

use super::{ConfigError, ServeArgs};
use crate::session::{CookieKey, CookieKeys};

/// # Errors
/// A file that can't be read or holds no key; no randomness where no file is named.
pub(super) fn read(args: &ServeArgs) -> Result<CookieKeys, ConfigError> {
    let mut keys = args
        .cookie_key_file
        .iter()
        .map(|path| read_key(path))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter();
    match keys.next() {
        Some(first) => Ok(CookieKeys {
            first,
            others: keys.collect(),
            are_random: false,
        }),
        None => {
            let first = CookieKey::random().map_err(ConfigError::Random)?;
            Ok(CookieKeys {
                first,
                others: Vec::new(),
                are_random: true,
            })
        }
    }
}

fn read_key(path: &Path) -> Result<CookieKey, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map(zeroize::Zeroizing::new)
        .map_err(|source| ConfigError::File {
            flag: "--cookie-key-file",
            path: path.to_owned(),
            source,
        })?;
    CookieKey::from_base64(&text).map_err(|source| ConfigError::CookieKey {
        path: path.to_owned(),
        source,
    })
}
