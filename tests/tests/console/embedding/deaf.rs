//! A page whose own `fetch` and `getToken` heed no signal: what they don't answer must not hold the console up.

use karmada_token_tests::{Console, Outcome, Role, SOON, story, until};

use super::plain::{ELEMENT, WISHES};
use super::support::{Dashboard, POLICY};

/// `hang` says which requests are never answered from now on; meanwhile the page's deadline of 15 s is one and a half.
const DEAF: &str = "
    import '/karmada-token/karmada-token-console.js';
    let hangs;
    globalThis.hang = (which) => { hangs = which; };
    const wait = setTimeout;
    globalThis.setTimeout = (act, millis, ...rest) => wait(act, hangs && millis === 15000 ? 1500 : millis, ...rest);
    globalThis.asked = [];
    const element = document.querySelector('karmada-token-console');
    element.getToken = () => fetch('/my-dashboard/token').then((answer) => answer.text());
    element.fetch = (request) => {
      asked.push(request.url);
      return hangs?.(request) ? new Promise(() => {}) : fetch(new Request(request, { signal: new AbortController().signal }));
    };
";

#[tokio::test]
async fn a_fetch_that_knows_no_signal_does_not_hold_the_console_up() -> Outcome {
    story("embed-deaf", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        dashboard.pages.write("dashboard.js", DEAF)?;
        let page = stage.open(&dashboard.page("plain.html")).await?;
        let console = Console::new(page.clone());
        let created = console.create(&WISHES).await?;
        console.row(created.id(), SOON, |_| true).await?;

        // A watch that can't be ended is left alone: the list is read anew all the same.
        let lists = "return asked.filter((url) => url.includes('limit=')).length";
        let before = page.script(lists).await?.as_u64();
        page.script(&format!("{ELEMENT}.refresh()")).await?;
        until("the list to be read again", SOON, async || {
            let now = page.script(lists).await.ok()?.as_u64();
            (now > before).then_some(())
        })
        .await?;

        // What was sent and is not answered is not known: the API server may be at it for a minute yet.
        let form = console.open_create().await?;
        form.find(Role::Textbox, "Description")
            .fill("lost on the way")
            .await?;
        page.script("hang(({ method }) => method === 'POST')").await?;
        form.find(Role::Button, "Create token").click().await?;
        form.find_containing(Role::Alert, "it is not known whether")
            .node()
            .await?;
        page.script("hang(undefined)").await?;
        form.find(Role::Button, "Cancel").click().await?;

        // A list that doesn't come is given up, and tried again.
        page.script("hang(({ url }) => url.includes('limit='))").await?;
        page.script(&format!("{ELEMENT}.refresh()")).await?;
        let late = page.find_containing(Role::Alert, "There was no answer in time");
        late.node().await?;
        page.script("hang(undefined)").await?;
        late.gone().await?;

        // Nor does a token that never comes hold it up.
        page.script(&format!(
            "hang(() => false); {ELEMENT}.getToken = () => new Promise(() => {{}}); {ELEMENT}.refresh()"
        ))
        .await?;
        late.node().await?;
        console.row(created.id(), SOON, |_| true).await?;
        Ok(())
    })
    .await
}
