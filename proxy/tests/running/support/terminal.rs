//! The terminal's commands, as processes, on an upstream that is played.

use super::Upstream;
use serde_json::json;
use std::process::{Output, Stdio};
use tempfile::TempDir;
use tokio::process::Command;

/// A kubeconfig that leads to an upstream; it ends with this.
pub(crate) struct Terminal {
    folder: TempDir,
}

impl Terminal {
    pub(crate) fn to(upstream: &Upstream) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = json!({
            "current-context": "karmada",
            "clusters": [{ "name": "karmada", "cluster": { "server": upstream.url() } }],
            "users": [{ "name": "admin", "user": { "token": "kubeconfig-user" } }],
            "contexts": [{ "name": "karmada", "context": { "cluster": "karmada", "user": "admin" } }],
        });
        std::fs::write(folder.path().join("config"), text.to_string()).unwrap();
        Terminal { folder }
    }

    /// `karmada-token WORDS`, not started; what it prints is kept.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_karmada-token"));
        command
            .args(words)
            .arg("--kubeconfig")
            .arg(self.folder.path().join("config"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// The same, run to its end: exit code, standard output, standard error.
    pub(crate) async fn run(&self, words: &[&str]) -> (Option<i32>, String, String) {
        said(&self.command(words).output().await.unwrap())
    }
}

/// Exit code, standard output, standard error.
pub(crate) fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}
