//! What a first visit loads, and how soon it can be used.

use std::path::Path;
use std::time::Duration;

use karmada_token_tests::{Browser, CommandLine, Host, Outcome, SECRETS, Serve, Stage, story, until};
use serde_json::Value;

use super::{median, report};

const ROUNDS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(120);
/// Milliseconds before each answer, and bytes in a second: 1.6 Mbit down, 750 kbit up.
const THROTTLE: (u32, u32, u32) = (150, 200_000, 93_750);
/// Notes when the first row stands in the table of either page.
const NOTICE: &str = "
    const look = () => {
      const console = document.querySelector('karmada-token-console')?.shadowRoot;
      const row = console?.querySelector('tr.row') ?? document.querySelector('.ant-table-row');
      if (row?.textContent) globalThis.usable = performance.now();
      else requestAnimationFrame(look);
    };
    look();";
const BYTES: &str = "
    const loads = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const files = loads.filter(({ name }) => !/\\/api|\\/-\\/|secrets\\.json/.test(name));
    return files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)";

/// What one visit took: milliseconds, and bytes of files as they travelled.
struct Visit {
    time: f64,
    bytes: f64,
}

pub(super) async fn run() -> Outcome {
    story("bench-first-visit", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let peer = tempfile::tempdir()?;
        let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/build.mjs");
        let arguments = [&*build.to_string_lossy(), &*peer.path().to_string_lossy()];
        CommandLine::new("node", &arguments).output().await?;
        let list = proxy.http().get(&format!("{SECRETS}?limit=500")).await?;
        std::fs::write(peer.path().join("secrets.json"), &list.body)?;
        let host = Host::new(peer.path())?;
        let theirs = format!("http://{}/index.html", host.address()?);
        host.run();

        let mut visits = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (visits, url) in visits.iter_mut().zip([&proxy.url(), &theirs]) {
                visits.push(visit(stage, url).await?);
            }
        }
        let [ours, theirs] = visits.map(|visits| {
            let time = median(visits.iter().map(|visit| visit.time).collect());
            let bytes = median(visits.iter().map(|visit| visit.bytes).collect());
            Visit { time, bytes }
        });
        report(&format!(
            "the first visit, {ROUNDS} rounds in turns, the median; 1.6 Mbit/s, 150 ms"
        ));
        report(&format!(
            "bytes: console {:.1} KB, React and antd {:.1} KB, ratio {:.2}",
            ours.bytes / 1e3,
            theirs.bytes / 1e3,
            ours.bytes / theirs.bytes
        ));
        report(&format!(
            "to the first row: console {:.0} ms, React and antd {:.0} ms, ratio {:.2}",
            ours.time,
            theirs.time,
            ours.time / theirs.time
        ));
        Ok(())
    })
    .await
}

/// One visit in a browser that has seen nothing.
async fn visit(stage: &mut Stage, url: &str) -> Outcome<Visit> {
    let page: Browser = stage.open("about:blank").await?;
    page.before_each_load(NOTICE).await?;
    let (latency, down, up) = THROTTLE;
    page.throttle(latency, down, up).await?;
    page.open(url).await?;
    let usable = until("the first row", PATIENCE, async || {
        page.script("return globalThis.usable")
            .await
            .ok()
            .as_ref()
            .and_then(Value::as_f64)
    });
    let time = usable.await?;
    let bytes = page.script(BYTES).await?.as_f64().unwrap_or(f64::NAN);
    // Quiet from now on; the stage closes it.
    page.open("about:blank").await?;
    Ok(Visit { time, bytes })
}
