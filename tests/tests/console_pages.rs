//! Issue 6, 1 and 14: a list of several pages is read whole, each page asked for once, and the second before the console is there.

use karmada_token_tests::{Browser, Outcome, Role, SOON, Secrets, Serve, User, story, until};
use serde_json::json;

/// More than the first page holds.
const TOKENS: usize = 700;
/// Notes what the page asks for of the list: the size of each page, and whether it is one that follows.
const NOTE: &str = "
    globalThis.asked = [];
    const ask = globalThis.fetch;
    globalThis.fetch = (what, ...rest) => {
      const { pathname, searchParams } = new URL(what.url ?? what, location.href);
      if (pathname.endsWith('/secrets') && searchParams.has('limit')) asked.push([searchParams.get('limit'), searchParams.has('continue')]);
      return ask(what, ...rest);
    };";
const NO_WASM: &str = "WebAssembly.instantiateStreaming = () => new Promise(() => {})";
const COUNT: &str = "return document.querySelector('karmada-token-console').shadowRoot.querySelector('h1 + .count')?.textContent";

/// Waits until every token is counted, and says what was asked for on the way.
async fn counted(page: &Browser) -> Outcome<serde_json::Value> {
    let all = TOKENS.to_string();
    let counted = until("all tokens to be counted", SOON, async || {
        let count = page.script(COUNT).await.ok()?;
        (count == all.as_str()).then_some(())
    });
    counted.await?;
    Ok(page.script("return asked").await?)
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_and_each_is_asked_for_once() -> Outcome {
    story("pages", async |stage| {
        let plane = stage.control_plane_without_controllers().await?;
        Secrets::of(&plane).await?.create_many(TOKENS).await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &User::administrator())?)
            .await?;
        let both = json!([["500", false], ["5000", true]]);

        // Whoever comes by a link is not let in before the console is there, which then asks by itself.
        let page = stage.open("about:blank").await?;
        page.before_each_load(NOTE).await?;
        page.open(&proxy.sign_in_url().await?).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        assert_eq!(counted(&page).await?, both);
        // From now on the entry asks.
        page.reload().await?;
        assert_eq!(counted(&page).await?, both);

        page.before_each_load(NO_WASM).await?;
        page.reload().await?;
        let ahead = until("both pages", SOON, async || {
            let asked = page.script("return asked").await.ok()?;
            (asked.as_array()?.len() == 2).then_some(asked)
        });
        assert_eq!(ahead.await?, both);
        Ok(())
    })
    .await
}
