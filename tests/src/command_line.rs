//! Command lines as a person or a script runs them: what they print, where, and how they end.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::time::timeout;

use crate::failure::{Failure, Outcome};
use crate::programs::Program;

/// Whatever takes longer hangs.
const LONGEST: Duration = Duration::from_mins(10);

/// A command line that is about to run.
#[derive(Debug)]
pub struct CommandLine {
    command: Command,
    stdin: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// Everything on standard output.
    pub stdout: String,
    /// Everything on standard error.
    pub stderr: String,
    /// The exit code; `None` where a signal ended it.
    pub code: Option<i32>,
}

impl CommandLine {
    /// Any program, in the environment that the tests have themselves.
    pub fn new(program: impl AsRef<OsStr>, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).kill_on_drop(true);
        Self {
            command,
            stdin: String::new(),
        }
    }

    /// `karmada-token ARGUMENTS`.
    pub fn karmada_token(arguments: &[&str]) -> Outcome<Self> {
        Self::alone(Program::KarmadaToken, arguments)
    }

    /// `kubeadm ARGUMENTS`.
    pub fn kubeadm(arguments: &[&str]) -> Outcome<Self> {
        Self::alone(Program::Kubeadm, arguments)
    }

    /// `schemathesis ARGUMENTS`.
    pub fn schemathesis(arguments: &[&str]) -> Outcome<Self> {
        Self::alone(Program::Schemathesis, arguments)
    }

    /// In an environment with nothing of the developer's own in it.
    fn alone(program: Program, arguments: &[&str]) -> Outcome<Self> {
        let mut line = Self::new(program.path()?, arguments);
        line.command.env_clear();
        Ok(line)
    }

    /// `kubectl ARGUMENTS`.
    pub fn kubectl(arguments: &[&str]) -> Outcome<Self> {
        Self::alone(Program::Kubectl, arguments)
    }

    /// `karmada-token ARGUMENTS` as in a pod: what a kubelet mounts for its ServiceAccount is what is in this folder.
    /// `None`, and a word about it, where the kernel gives nobody a file system of their own.
    pub fn in_pod(service_account: &Path, arguments: &[&str]) -> Outcome<Option<Self>> {
        const ALONE: [&str; 2] = ["--map-root-user", "--mount"];
        const MOUNT: &str = "mount -t tmpfs tmpfs \"$(readlink -f /var/run)\" \
            && mkdir -p /var/run/secrets/kubernetes.io && cp -r \"$0\" /var/run/secrets/kubernetes.io/serviceaccount \
            && exec \"$@\"";
        let tried = std::process::Command::new("unshare")
            .args(ALONE)
            .arg("true")
            .status();
        if !tried.is_ok_and(|status| status.success()) {
            announce("not tried: a pod's file system takes unshare(1) and a kernel that lets it");
            return Ok(None);
        }
        let program = Program::KarmadaToken.path()?;
        let mut line = Self::new("unshare", &ALONE);
        line.command
            .env_clear()
            .args(["/bin/sh", "-c", MOUNT])
            .arg(service_account)
            .arg(program)
            .args(arguments);
        Ok(Some(line))
    }

    /// With an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// With `--kubeconfig=FILE`.
    #[must_use]
    pub fn kubeconfig(mut self, file: &Path) -> Self {
        self.command.arg("--kubeconfig").arg(file);
        self
    }

    /// In this folder.
    #[must_use]
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// With this on standard input; otherwise there is nothing.
    #[must_use]
    pub fn stdin(mut self, text: &str) -> Self {
        text.clone_into(&mut self.stdin);
        self
    }

    /// Runs it to its end; it is killed when that takes longer than [`LONGEST`], or nobody waits for it any more.
    pub async fn run(mut self) -> Outcome<Ran> {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = self.command.spawn().map_err(|cause| self.failure(&cause))?;
        if let Some(mut stdin) = child.stdin.take() {
            // Who doesn't read its input has ended already, which its output tells.
            let _ = stdin.write_all(self.stdin.as_bytes()).await;
        }
        let ended = timeout(LONGEST, child.wait_with_output()).await;
        let output = ended.map_err(|cause| self.failure(&cause))??;
        Ok(Ran {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        })
    }

    /// The same where it has to end well; answers its standard output.
    pub async fn output(self) -> Outcome<String> {
        let line = format!("{:?}", self.command.as_std());
        let ran = self.run().await?;
        if ran.code == Some(0) {
            return Ok(ran.stdout);
        }
        Err(Failure::told(format!(
            "{line} failed: {}{}",
            ran.stdout, ran.stderr
        )))
    }

    /// Starts it and leaves it running, for what ends by being interrupted; its standard output is read by the caller.
    pub fn start(mut self) -> Outcome<tokio::process::Child> {
        self.command.stdin(Stdio::null()).stdout(Stdio::piped());
        self.command.spawn().map_err(|cause| self.failure(&cause))
    }

    fn failure(&self, cause: &dyn std::error::Error) -> Failure {
        Failure::told(format!("{:?}: {cause}", self.command.as_std()))
    }
}

impl Ran {
    /// Its standard output, where it ended well and said nothing else.
    ///
    /// # Panics
    /// Otherwise.
    #[track_caller]
    pub fn good(&self) -> &str {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{self:?}");
        &self.stdout
    }

    /// Its standard error, where it ended with this code and printed nothing.
    ///
    /// # Panics
    /// Otherwise.
    #[track_caller]
    pub fn failed(&self, code: i32) -> &str {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{self:?}");
        &self.stderr
    }
}

#[expect(
    clippy::print_stderr,
    reason = "a test that can't be told here has no other way to say so"
)]
fn announce(what: &str) {
    eprintln!("{what}");
}
