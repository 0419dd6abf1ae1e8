//! The CA of the API server, in a file: what register commands pin.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use karmada_token_core::{Pin, pins_of_pem};

use super::ConfigError;

/// The pins of the CA certificates in a file; `flag` is what named it.
///
/// # Errors
/// [`ConfigError::File`], [`ConfigError::Authority`].
pub(super) fn pins_of(flag: &'static str, path: &Path) -> Result<Vec<Pin>, ConfigError> {
    let pem = std::fs::read(path).map_err(|source| ConfigError::File {
        flag,
        path: path.to_owned(),
        source,
    })?;
    let place = path.display().to_string();
    pins_of_pem(&pem).map_err(|source| ConfigError::Authority { place, source })
}

/// The pins, while this runs: where connections follow a file that is replaced, a register command must too.
#[derive(Debug)]
pub(crate) struct Pins {
    file: Option<PathBuf>,
    last: Mutex<Vec<Pin>>,
}

impl Pins {
    /// `file` is what connections follow, if they follow one.
    pub(crate) fn new(pins: Vec<Pin>, file: Option<PathBuf>) -> Self {
        Self {
            file,
            last: Mutex::new(pins),
        }
    }

    /// Those of this moment. A file that is broken, or written half, leaves the last.
    pub(crate) fn now(&self) -> Vec<Pin> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = &self.file {
            match pins_of("--certificate-authority", file) {
                Ok(pins) => *last = pins,
                Err(error) => tracing::warn!(%error, "the CA can't be read again; its last pins stay"),
            }
        }
        last.clone()
    }
}
