//! ChromeDriver and the session in it.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;
use tokio::net::TcpStream;

use super::BrowserError;
use super::left_behind::LeftBehind;
use crate::ports::free_port;
use crate::process::Process;
use crate::programs::Program;

const DEADLINE: Duration = Duration::from_secs(30);

/// No window, no sandbox (the tests may run as root), nothing that talks to the network by itself.
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--window-size=1280,900",
];

/// One ChromeDriver with one session. Dropping it kills both; [`super::Browser::close`] ends Chromium properly first.
#[derive(Debug)]
pub(super) struct Driver {
    client: Client,
    left_behind: LeftBehind,
    _process: Process,
    _profile: TempDir,
}

impl Driver {
    pub(super) async fn launch(logs: &Path) -> Result<Self, BrowserError> {
        let port = free_port()?;
        let mut command = Command::new(Program::Chromedriver.path()?);
        command.arg(format!("--port={port}"));
        let process = Process::spawn("chromedriver", command, logs)?;
        let connected = async || TcpStream::connect(("127.0.0.1", port)).await.ok();
        process
            .ready("ChromeDriver to accept connections", DEADLINE, connected)
            .await?;
        let profile = TempDir::with_prefix("karmada-token-profile-")?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(profile.path())?)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await?;
        Ok(Self {
            client,
            left_behind: LeftBehind::default(),
            _process: process,
            _profile: profile,
        })
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn left_behind(&self) -> &LeftBehind {
        &self.left_behind
    }
}

fn capabilities(profile: &Path) -> Result<fantoccini::wd::Capabilities, BrowserError> {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
    flags.push(format!("--user-data-dir={}", profile.display()));
    let mut capabilities = fantoccini::wd::Capabilities::new();
    capabilities.insert(
        "goog:chromeOptions".into(),
        serde_json::json!({ "binary": Program::Chromium.path()?, "args": flags }),
    );
    capabilities.insert(
        "goog:loggingPrefs".into(),
        serde_json::json!({ "browser": "ALL" }),
    );
    Ok(capabilities)
}
