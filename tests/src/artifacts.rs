//! What a run leaves behind: `tests/out/NAME/`, kept only when something failed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::failure::Outcome;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A folder for logs and screenshots. Dropped, it is removed, unless [`keep`](Self::keep) was called or the thread panics.
#[derive(Debug)]
pub struct Artifacts {
    folder: PathBuf,
    keep: AtomicBool,
}

impl Artifacts {
    /// A new folder `tests/out/NAME-PID-N`.
    pub fn new(name: &str) -> Outcome<Self> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("out")
            .join(format!("{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            keep: AtomicBool::new(false),
        })
    }

    /// Where the files are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes one file and answers its path.
    pub fn write(&self, name: &str, content: &[u8]) -> Outcome<PathBuf> {
        let path = self.folder.join(name);
        std::fs::write(&path, content)?;
        Ok(path)
    }

    /// From now on the folder stays.
    pub fn keep(&self) {
        self.keep.store(true, Ordering::Relaxed);
    }
}

impl Drop for Artifacts {
    fn drop(&mut self) {
        if !self.keep.load(Ordering::Relaxed) && !std::thread::panicking() {
            // Left over, it is only untidy: the folder is ignored by git.
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}
