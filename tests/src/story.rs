//! A test as a story: a stage to stand on, judged and cleared at its end.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;

use crate::artifacts::Artifacts;
use crate::browser::{Browser, ColourScheme, Role};
use crate::console::Console;
use crate::control_plane::{self, ControlPlane, Lent};
use crate::failure::{Failure, Outcome};
use crate::fixtures::User;
use crate::proxy::{Proxy, Serve};
use crate::secrets::Secrets;
use crate::views::Views;

/// What a story stands on. All that it opened is closed, in the right order, when the story ends.
#[derive(Debug)]
pub struct Stage {
    browsers: Vec<Browser>,
    proxies: Vec<Arc<Proxy>>,
    planes: Vec<Arc<ControlPlane>>,
    /// Given back after all that stood before it has ended.
    lent: Option<Lent>,
    artifacts: Artifacts,
}

/// Tells one story. When it fails or panics, logs, a picture and an outline of every page are kept and announced;
/// when it doesn't, it still fails if a page logged a CSP violation, an exception or an error of its own, and if one left a secret
/// behind: in the log, in what it stores, in the title, the address bar, the history or the address of a request.
pub async fn story(name: &str, tell: impl AsyncFnOnce(&mut Stage) -> Outcome) -> Outcome {
    let mut stage = Stage {
        browsers: Vec::new(),
        proxies: Vec::new(),
        planes: Vec::new(),
        lent: None,
        artifacts: Artifacts::new(name)?,
    };
    let told = AssertUnwindSafe(tell(&mut stage)).catch_unwind().await;
    let judged = match &told {
        Ok(Ok(())) => stage.judge().await,
        _ => Ok(()),
    };
    let folder = if matches!(told, Ok(Ok(()))) && judged.is_ok() {
        None
    } else {
        Some(stage.keep_traces().await)
    };
    stage.close_browsers().await;
    match (told, folder) {
        (Ok(outcome), Some(folder)) => {
            let failure = outcome
                .and(judged)
                .err()
                .map_or_else(String::new, |failure| failure.to_string());
            Err(Failure::told(format!(
                "{failure}\n\ntraces are kept in:\n  {folder}"
            )))
        }
        (Ok(outcome), None) => outcome,
        (Err(panic), folder) => {
            // The assertion's own words are printed by now; the runner shows both.
            announce(folder.as_deref().unwrap_or_default());
            std::panic::resume_unwind(panic)
        }
    }
}

impl Stage {
    /// The control plane that this program's stories share: others come and go on it. Don't stop its servers, and take nothing away
    /// that isn't your own.
    pub async fn shared_control_plane(&mut self) -> Outcome<Arc<ControlPlane>> {
        Ok(self.hold(control_plane::shared().await?))
    }

    /// One for this story alone while it lasts, and for others later: no Secrets, nothing on record, and nothing that signs, cleans or
    /// issues yet. Its servers may be stopped. What a story takes away for good, such as an API group, it takes from one of its own.
    pub async fn lent_control_plane(&mut self) -> Outcome<Arc<ControlPlane>> {
        let lent = control_plane::lent().await?;
        let plane = lent.plane();
        self.lent = Some(lent);
        Ok(self.hold(plane))
    }

    /// One of this story's own, to do with as it likes.
    pub async fn control_plane(&mut self) -> Outcome<Arc<ControlPlane>> {
        let plane = ControlPlane::start().await?;
        Ok(self.hold(Arc::new(plane)))
    }

    /// The same, in which nothing signs, cleans or issues yet.
    pub async fn control_plane_without_controllers(&mut self) -> Outcome<Arc<ControlPlane>> {
        let plane = ControlPlane::start_without_controllers().await?;
        Ok(self.hold(Arc::new(plane)))
    }

    /// Starts the proxy.
    pub async fn serve(&mut self, serve: Serve) -> Outcome<Arc<Proxy>> {
        let proxy = Arc::new(Proxy::start(serve, self.artifacts.folder()).await?);
        self.proxies.push(Arc::clone(&proxy));
        Ok(proxy)
    }

    /// Opens a page in a browser of its own.
    pub async fn open(&mut self, url: &str) -> Outcome<Browser> {
        let browser = Browser::launch(self.artifacts.folder()).await?;
        self.browsers.push(browser.clone());
        browser.open(url).await?;
        Ok(browser)
    }

    /// Serves, and opens the console that is served in a browser of its own.
    pub async fn console(&mut self, serve: Serve) -> Outcome<Console> {
        let proxy = self.serve(serve).await?;
        Ok(Console::new(self.open(&proxy.url()).await?))
    }

    /// The page of a sandbox, in light colours, for a person of these wishes, to be shown in one view after the other.
    pub async fn views(&mut self, wishes: &[(&str, &str)]) -> Outcome<(Browser, Views)> {
        let page = self.console(Serve::sandbox()).await?.page().clone();
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.emulate(ColourScheme::Light, "", wishes).await?;
        let views = Views::on(&page).await?;
        Ok((page, views))
    }

    /// The console before a control plane, with an administrator signed in by a bearer token.
    pub async fn administrators_console(&mut self, plane: &ControlPlane) -> Outcome<Console> {
        let console = self.console(Serve::bearer(plane)).await?;
        console.sign_in(&User::administrator()).await?;
        Ok(console)
    }

    fn hold(&mut self, plane: Arc<ControlPlane>) -> Arc<ControlPlane> {
        self.planes.push(Arc::clone(&plane));
        plane
    }

    async fn judge(&self) -> Outcome {
        let (mut errors, mut left) = (String::new(), String::new());
        let secrets = self.secrets().await;
        for browser in &self.browsers {
            for line in browser.faults().await? {
                // Writing to a String can't fail.
                let _ = writeln!(errors, "  {line}");
            }
            for place in browser.secrets_left(&secrets).await? {
                let _ = writeln!(left, "  {place}");
            }
        }
        if !errors.is_empty() {
            return Err(Failure::told(format!(
                "the page's own errors in the browser's log:\n{errors}"
            )));
        }
        if !left.is_empty() {
            return Err(Failure::told(format!(
                "the page has left a secret behind:\n{left}"
            )));
        }
        Ok(())
    }

    /// What the pages could have come to know: the secrets of the tokens that there are, and the bearer tokens of the fixtures. What
    /// a story has stopped is not asked; a token that a page showed or was given is known without it.
    async fn secrets(&self) -> BTreeSet<String> {
        let mut tokens = Vec::new();
        for plane in &self.planes {
            if let Ok(secrets) = Secrets::of(plane).await {
                tokens.extend(secrets.tokens().await.unwrap_or_default());
            }
        }
        for proxy in &self.proxies {
            tokens.extend(proxy.sandbox_tokens().await.unwrap_or_default());
        }
        tokens
            .into_iter()
            .filter_map(|token| token.data?.remove("token-secret"))
            .map(|secret| String::from_utf8_lossy(&secret.0).into_owned())
            .chain(User::bearer_tokens())
            .collect()
    }

    /// Keeps everything there is; what can't be had any more (a browser that died) is left out.
    async fn keep_traces(&self) -> String {
        self.artifacts.keep();
        for (number, browser) in self.browsers.iter().enumerate() {
            if let Ok(picture) = browser.screenshot().await {
                let _ = self.artifacts.write(&format!("page-{number}.png"), &picture);
            }
            if let Ok(tree) = browser.tree().await {
                let _ = self
                    .artifacts
                    .write(&format!("page-{number}.txt"), tree.outline().as_bytes());
            }
            if let Ok(lines) = browser.log().await {
                let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
                let _ = self
                    .artifacts
                    .write(&format!("page-{number}.console.log"), text.as_bytes());
            }
        }
        let folder = self.artifacts.folder();
        for (number, plane) in self.planes.iter().enumerate() {
            let _ = plane.keep_logs(&folder.join(format!("control-plane-{number}")));
        }
        folder.display().to_string()
    }

    async fn close_browsers(&self) {
        for browser in &self.browsers {
            // A browser that is gone already needs no closing.
            let _ = browser.close().await;
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "a panicking test has no other way to say where its traces are"
)]
fn announce(folder: &str) {
    eprintln!("traces are kept in:\n  {folder}");
}
