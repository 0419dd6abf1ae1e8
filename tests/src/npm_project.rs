//! An empty npm project with the packed package installed, as whoever depends on it has it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use thiserror::Error;

use crate::host::Host;

/// The project. Its folder is removed when it is dropped.
#[derive(Debug)]
pub struct NpmProject {
    folder: tempfile::TempDir,
}

/// The project could not be made, or a command in it failed.
#[derive(Debug, Error)]
pub enum NpmProjectError {
    /// The package isn't built.
    #[error("no package is in {}; get it by: make npm", .0.display())]
    Missing(PathBuf),
    /// A file could not be written, or a program not be started.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A command failed.
    #[error("{program} failed: {output}")]
    Failed {
        /// Which.
        program: String,
        /// What it wrote.
        output: String,
    },
}

impl NpmProject {
    /// Installs `target/npm/*.tgz` into an empty project, and puts the files of `tests/npm` and a kubeconfig beside it.
    ///
    /// # Errors
    /// [`NpmProjectError`].
    pub fn install() -> Result<Self, NpmProjectError> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        let packed = tests.join("../target/npm");
        let package = std::fs::read_dir(&packed)
            .ok()
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|extension| extension == "tgz"))
            .ok_or(NpmProjectError::Missing(packed))?;
        let project = NpmProject {
            folder: tempfile::tempdir()?,
        };
        project.write("package.json", r#"{"private": true, "type": "module"}"#)?;
        for entry in std::fs::read_dir(tests.join("npm"))? {
            let entry = entry?;
            std::fs::copy(entry.path(), project.folder().join(entry.file_name()))?;
        }
        let kubeconfig = tests.join("../core/fuzz/corpus/cluster_info/kubeconfig");
        std::fs::copy(kubeconfig, project.folder().join("kubeconfig.yaml"))?;
        let package = package.to_string_lossy();
        project.run(
            "npm",
            &["install", "--offline", "--no-audit", "--no-fund", &package],
        )?;
        Ok(project)
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the project.
    ///
    /// # Errors
    /// [`NpmProjectError::Io`].
    pub fn write(&self, name: &str, content: &str) -> Result<(), NpmProjectError> {
        Ok(std::fs::write(self.folder().join(name), content)?)
    }

    /// Runs a program in it and answers its standard output.
    ///
    /// # Errors
    /// [`NpmProjectError::Failed`] with all that it wrote.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Result<String, NpmProjectError> {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(self.folder())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(text);
        }
        Err(NpmProjectError::Failed {
            program: format!("{program} {}", arguments.join(" ")),
            output: text + &String::from_utf8_lossy(&output.stderr),
        })
    }

    /// Serves its files on loopback for as long as the test runs, and answers where.
    ///
    /// # Errors
    /// [`NpmProjectError::Io`].
    pub fn serve(&self) -> Result<SocketAddr, NpmProjectError> {
        let host = Host::new(self.folder())?;
        let address = host.address()?;
        host.run();
        Ok(address)
    }
}
