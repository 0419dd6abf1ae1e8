//! A list is read in one answer, asked for once and before the console is there; and one of several pages whole.

use karmada_token_tests::{Browser, Outcome, Role, SOON, Secrets, Serve, User, story, until};
use serde_json::json;

const TOKENS: usize = 700;
/// Notes what the page asks for of the list: the size of each page, and whether it is one that follows; and asks for pages of another size where
/// there is to be more than one.
const NOTE: &str = "
    globalThis.asked = [];
    const ask = globalThis.fetch;
    globalThis.fetch = (what, ...rest) => {
      const url = new URL(what.url ?? what, location.href);
      const { pathname, searchParams } = url;
      if (!pathname.endsWith('/secrets') || !searchParams.has('limit')) return ask(what, ...rest);
      asked.push([searchParams.get('limit'), searchParams.has('continue')]);
      if (!sessionStorage.size) return ask(what, ...rest);
      searchParams.set('limit', sessionStorage.size);
      return what.url ? ask(new Request(url, what), ...rest) : ask(url, ...rest);
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
async fn a_list_is_read_in_one_answer_or_page_by_page_and_each_is_asked_for_once() -> Outcome {
    story("pages", async |stage| {
        let plane = stage.lent_control_plane().await?;
        Secrets::of(&plane).await?.create_many(TOKENS).await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &User::administrator())?)
            .await?;
        let whole = json!([["10000", false]]);

        // Whoever comes by a link is not let in before the console is there, which then asks by itself.
        let page = stage.open("about:blank").await?;
        page.before_each_load(NOTE).await?;
        page.open(&proxy.sign_in_url().await?).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        assert_eq!(counted(&page).await?, whole);
        // From now on the entry asks.
        page.reload().await?;
        assert_eq!(counted(&page).await?, whole);

        page.script("sessionStorage.size = 300").await?;
        page.reload().await?;
        let pages = json!([["10000", false], ["10000", true], ["10000", true]]);
        assert_eq!(counted(&page).await?, pages);

        page.before_each_load(NO_WASM).await?;
        page.reload().await?;
        let ahead = until("the first page", SOON, async || {
            let asked = page.script("return asked").await.ok()?;
            (!asked.as_array()?.is_empty()).then_some(asked)
        });
        assert_eq!(ahead.await?, json!([["10000", false]]));
        Ok(())
    })
    .await
}
