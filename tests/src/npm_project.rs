//! An empty npm project with the packed package installed, as whoever depends on it has it.

use std::net::SocketAddr;
use std::path::Path;

use crate::command_line::CommandLine;
use crate::failure::{Failure, Outcome};
use crate::host::Host;

/// The project. Its folder is removed when it is dropped.
#[derive(Debug)]
pub struct NpmProject {
    folder: tempfile::TempDir,
}

impl NpmProject {
    /// Installs `target/npm/*.tgz` into an empty project, and puts the files of `tests/npm` and a kubeconfig beside it.
    ///
    /// # Errors
    /// When it isn't built, or npm refuses.
    pub async fn install() -> Outcome<Self> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        let packed = tests.join("../target/npm");
        let package = std::fs::read_dir(&packed)
            .ok()
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|extension| extension == "tgz"))
            .ok_or_else(|| {
                Failure::told(format!(
                    "no package is in {}; get it by: make npm",
                    packed.display()
                ))
            })?;
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
        let install = ["install", "--offline", "--no-audit", "--no-fund", &package];
        project.run("npm", &install).await?;
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
    /// The operating system's.
    pub fn write(&self, name: &str, content: &str) -> Outcome {
        Ok(std::fs::write(self.folder().join(name), content)?)
    }

    /// Runs a program in it and answers its standard output.
    ///
    /// # Errors
    /// When it fails: all that it wrote.
    pub async fn run(&self, program: &str, arguments: &[&str]) -> Outcome<String> {
        CommandLine::new(program, arguments)
            .within(self.folder())
            .output()
            .await
    }

    /// Serves its files on loopback for as long as the test runs, and answers where.
    ///
    /// # Errors
    /// The operating system's.
    pub fn serve(&self) -> Outcome<SocketAddr> {
        let host = Host::new(self.folder())?;
        let address = host.address()?;
        host.run();
        Ok(address)
    }
}
