//! Pages that hold the element: the examples of docs/embedding.md as they stand there, built with what tests/embedding installs.

use std::path::{Path, PathBuf};
use std::process::Command;

use thiserror::Error;

use crate::tree::in_tree;

/// Which React a page is built with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum React {
    /// 18.
    Eighteen,
    /// 19.
    Nineteen,
}

/// A folder with the pages. It is removed when this is dropped.
#[derive(Debug)]
pub struct Embedding {
    folder: tempfile::TempDir,
}

/// A page could not be made.
#[derive(Debug, Error)]
pub enum EmbeddingError {
    /// What pages are built with isn't there.
    #[error("{} is missing; get it by: scripts/tools.sh embedding", .0.display())]
    Missing(PathBuf),
    /// A file could not be read or written, or a program not be started.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// esbuild refused.
    #[error("esbuild {name}: {output}")]
    Build {
        /// Which page.
        name: String,
        /// What it wrote.
        output: String,
    },
}

impl Embedding {
    /// Writes every code block of docs/embedding.md that has a file's name.
    ///
    /// # Errors
    /// [`EmbeddingError::Io`].
    pub fn from_docs() -> Result<Self, EmbeddingError> {
        let embedding = Self {
            folder: tempfile::tempdir()?,
        };
        let docs = in_tree("docs/embedding.md");
        for block in std::fs::read_to_string(docs)?.split(" file=").skip(1) {
            if let Some((name, rest)) = block.split_once('\n')
                && let Some((text, _)) = rest.split_once("```")
            {
                embedding.write(name, text)?;
            }
        }
        Ok(embedding)
    }

    /// Where the pages are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file beside them; its folder is made.
    ///
    /// # Errors
    /// [`EmbeddingError::Io`].
    pub fn write(&self, name: &str, content: &str) -> Result<(), EmbeddingError> {
        let path = self.folder().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(path, content)?)
    }

    /// Builds `NAME.jsx` to `NAME.js`: React as developers have it, which draws everything twice under StrictMode and says in
    /// the console what it doesn't like.
    ///
    /// # Errors
    /// [`EmbeddingError`].
    pub fn bundle(&self, name: &str, react: React) -> Result<(), EmbeddingError> {
        let esbuild = installed(".bin/esbuild")?;
        let mut command = Command::new(esbuild);
        command
            .args(["--bundle", "--format=esm", "--jsx=automatic", "--log-level=error"])
            .arg("--define:process.env.NODE_ENV=\"development\"")
            .arg(format!("--outfile={name}.js"))
            .arg(format!("{name}.jsx"))
            .current_dir(self.folder())
            .env("NODE_PATH", installed("")?);
        if react == React::Eighteen {
            command.args(["--alias:react=react-18", "--alias:react-dom=react-dom-18"]);
        }
        let output = command.output()?;
        if output.status.success() {
            return Ok(());
        }
        Err(EmbeddingError::Build {
            name: name.to_owned(),
            output: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }
}

/// The script of axe-core, which finds what keeps people out.
///
/// # Errors
/// [`EmbeddingError::Missing`].
pub fn axe() -> Result<String, EmbeddingError> {
    Ok(std::fs::read_to_string(installed("axe-core/axe.min.js")?)?)
}

fn installed(name: &str) -> Result<PathBuf, EmbeddingError> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("embedding/node_modules")
        .join(name);
    if path.exists() {
        Ok(path)
    } else {
        Err(EmbeddingError::Missing(path))
    }
}
