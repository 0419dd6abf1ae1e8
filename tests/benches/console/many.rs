//! Ten thousand tokens: from navigation to painted rows beside `kubeadm token list`, and how long the page is at a sort or a search.

use std::time::{Duration, Instant};

use karmada_token_tests::{Browser, CommandLine, Outcome, Secrets, Serve, User, story, until};
use serde_json::{Value, json};

use super::{arrival, median, report};

const TOKENS: usize = 10_000;
const ROUNDS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(120);
/// Notes when the rows stand there and all of them are counted, at the frame after that.
const NOTICE: &str = "
    const look = () => {
      const page = document.querySelector('karmada-token-console')?.shadowRoot;
      const counted = page?.querySelector('h1 + .count')?.textContent.replace(/[^0-9]/g, '') === '10000';
      if (counted && page.querySelector('tr.row')) requestAnimationFrame(() => { globalThis.painted = performance.now(); });
      else requestAnimationFrame(look);
    };
    look();";
/// The time from an event to the page laid out anew, in milliseconds; the median of twenty.
const WORK: &str = "
    const done = arguments[0];
    const page = document.querySelector('karmada-token-console').shadowRoot;
    const frame = () => new Promise(requestAnimationFrame);
    const timed = async (act) => {
      const times = [];
      for (let turn = 0; turn < 20; turn += 1) {
        await frame();
        const begun = performance.now();
        act(turn);
        // Effects run in microtasks: behind them, the layout.
        await new Promise((resume) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resume; port2.postMessage(0); });
        page.querySelector('tbody').getBoundingClientRect();
        times.push(performance.now() - begun);
      }
      return times.sort((a, b) => a - b)[10];
    };
    (async () => {
      const header = page.querySelector('th[aria-sort] button');
      const sort = await timed(() => header.click());
      const search = page.querySelector('input[type=search]');
      const find = await timed((turn) => { search.value = `00${turn % 10}`; search.dispatchEvent(new InputEvent('input', { bubbles: true })); });
      done([sort, find]);
    })().catch((error) => done(String(error)));";

pub(super) async fn run() -> Outcome {
    story("bench-many", async |stage| {
        let plane = stage.control_plane_without_controllers().await?;
        let secrets = Secrets::of(&plane).await?;
        secrets.create_many(TOKENS).await?;

        let file = plane.kubeconfig_file(&User::administrator())?;
        let proxy = stage.serve(Serve::kubeconfig(&plane, &User::administrator())?).await?;
        let client = proxy.session().await?;
        let spent = proxy.sign_in_url().await?;
        proxy.as_page()?.post("/-/session/link", &json!({})).await?;
        let link = until("another link", PATIENCE, async || {
            proxy.sign_in_url().await.ok().filter(|link| *link != spent)
        });
        let link = link.await?;
        let page = stage.open("about:blank").await?;
        page.before_each_load(NOTICE).await?;
        // Signs in, and the caches are warm.
        painted(&page, &link).await?;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            page.open("about:blank").await?;
            ours.push(painted(&page, &proxy.url()).await?);
            let begun = Instant::now();
            let listed = CommandLine::kubeadm(&["token", "list"])?.kubeconfig(&file).run().await?;
            assert_eq!(listed.good().lines().count(), TOKENS + 1);
            theirs.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        let (ours, theirs) = (median(ours), median(theirs));
        report(&format!(
            "{TOKENS} tokens: navigation to painted rows {ours:.0} ms, kubeadm token list {theirs:.0} ms, ratio {:.2}",
            ours / theirs
        ));
        let work = page.script_async(WORK).await?;
        report(&format!("of them, sort and search, to the layout, ms: {work}"));
        page.open("about:blank").await?;
        painted(&page, &proxy.url()).await?;
        arrival::run(&page, &client, &secrets).await?;
        Ok(())
    })
    .await
}

/// Milliseconds from navigation to painted rows.
async fn painted(page: &Browser, url: &str) -> Outcome<f64> {
    page.open(url).await?;
    let painted = until("painted rows", PATIENCE, async || {
        page.script("return globalThis.painted")
            .await
            .ok()
            .as_ref()
            .and_then(Value::as_f64)
    });
    Ok(painted.await?)
}
