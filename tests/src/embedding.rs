//! Pages that hold the element: the examples of docs/embedding.md as they stand there, built with what tests/embedding installs.

use std::path::{Path, PathBuf};

use crate::command_line::CommandLine;
use crate::failure::{Failure, Outcome};
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

impl Embedding {
    /// Writes every code block of docs/embedding.md that has a file's name.
    ///
    /// # Errors
    /// The operating system's.
    pub fn from_docs() -> Outcome<Self> {
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
    /// The operating system's.
    pub fn write(&self, name: &str, content: &str) -> Outcome {
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
    /// esbuild's.
    pub async fn bundle(&self, name: &str, react: React) -> Outcome {
        let (out, page) = (format!("--outfile={name}.js"), format!("{name}.jsx"));
        let mut arguments = vec!["--bundle", "--format=esm", "--jsx=automatic", "--log-level=error"];
        arguments.extend(["--define:process.env.NODE_ENV=\"development\"", &out, &page]);
        if react == React::Eighteen {
            arguments.extend(["--alias:react=react-18", "--alias:react-dom=react-dom-18"]);
        }
        let esbuild = CommandLine::new(installed(".bin/esbuild")?, &arguments);
        let esbuild = esbuild.within(self.folder()).env("NODE_PATH", installed("")?);
        esbuild.output().await.map(drop)
    }
}

/// The script of axe-core, which finds what keeps people out.
///
/// # Errors
/// When it isn't installed.
pub fn axe() -> Outcome<String> {
    Ok(std::fs::read_to_string(installed("axe-core/axe.min.js")?)?)
}

fn installed(name: &str) -> Outcome<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("embedding/node_modules")
        .join(name);
    if path.exists() {
        Ok(path)
    } else {
        Err(Failure::told(format!(
            "{} is missing; get it by: scripts/tools.sh embedding",
            path.display()
        )))
    }
}
