//! How soon what the API server says is in the page: a watch event's row in the DOM beside the arrival of the same event at a plain
//! client that watches through the same proxy. Ten thousand other tokens are there.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http_body_util::BodyExt;
use karmada_token_tests::{Browser, HttpClient, Outcome, SECRETS, Secrets, until};
use serde_json::Value;

use super::report;

const EVENTS: usize = 100;
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two events: the page has painted the one before.
const PAUSE: Duration = Duration::from_millis(100);
/// Notes at which time each new row stands in the page, by its Secret's name.
const NOTICE: &str = "
    globalThis.arrived = {};
    const note = () => {
      for (const { dataset } of table.querySelectorAll('tr.row')) globalThis.arrived[dataset.name] ??= performance.timeOrigin + performance.now();
    };
    const table = document.querySelector('karmada-token-console').shadowRoot.querySelector('tbody');
    new MutationObserver(note).observe(table, { childList: true, subtree: true, characterData: true, attributeFilter: ['data-name'] });";

/// Milliseconds since 1970, by the clock that the browser's is too.
fn now() -> f64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    passed.as_secs_f64() * 1e3
}

/// `client` is signed in to the proxy that `page` shows the list of, the newest first.
pub(super) async fn run(page: &Browser, client: &HttpClient, secrets: &Secrets) -> Outcome {
    let list = client
        .get(&format!("{SECRETS}?view=masked&limit=1"))
        .await?
        .json();
    let version = list["metadata"]["resourceVersion"].as_str().unwrap_or_default();
    let watch = client
        .open(&format!(
            "{SECRETS}?watch=true&view=masked&resourceVersion={version}"
        ))
        .await?;
    let mut body = watch.into_body();
    page.script(NOTICE).await?;

    let mut begun = BTreeMap::new();
    let (mut plain, mut shown) = (Vec::new(), Vec::new());
    for number in 0..EVENTS {
        let id = format!("w{number:05}");
        let name = format!("bootstrap-token-{id}");
        begun.insert(name.clone(), now());
        let data = [("token-id", id.as_str()), ("token-secret", "0123456789abcdef")];
        let (created, seen) = tokio::join!(secrets.create_token(&name, &data), arrival(&mut body, &name));
        created?;
        plain.push(seen - begun[&name]);
        tokio::time::sleep(PAUSE).await;
    }
    let arrived = until("the last row", PATIENCE, async || {
        let arrived = page.script("return globalThis.arrived").await.ok()?;
        begun
            .keys()
            .all(|name| arrived[name].is_number())
            .then_some(arrived)
    });
    let arrived: Value = arrived.await?;
    for (name, begun) in &begun {
        shown.push(arrived[name].as_f64().unwrap_or(f64::NAN) - begun);
    }
    let [plain, shown] = [plain, shown].map(|mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        [times[EVENTS / 2], times[EVENTS - 2]]
    });
    report(&format!(
        "{EVENTS} watch events, from the request to their arrival, the middle and p99: a plain client {:.1}, {:.1} ms, the page's DOM {:.1}, {:.1} ms; \
         p99 beyond 1.5 times the client's: {:.1} ms",
        plain[0],
        plain[1],
        shown[0],
        shown[1],
        shown[1] - 1.5 * plain[1]
    ));
    Ok(())
}

/// When the event of that Secret is there; never again once the watch has ended.
async fn arrival(body: &mut hyper::body::Incoming, name: &str) -> f64 {
    let mut text = String::new();
    while let Some(Ok(frame)) = body.frame().await {
        let data = frame.into_data().unwrap_or_default();
        text.push_str(&String::from_utf8_lossy(&data));
        if text.contains(name) && text.ends_with('\n') {
            return now();
        }
    }
    f64::NAN
}
