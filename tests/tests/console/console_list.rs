//! The list is searched, narrowed, linked to and changed in one go; one token has its own address.

use karmada_token_tests::{Browser, Console, Outcome, Role, SOON, Serve, User, story, until};
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_looked_for_is_in_the_address_and_survives_a_reload() -> Outcome {
    story("list-address", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let search = page.find(Role::Searchbox, "Search tokens");
        search.fill("DUBLIN").await?;
        let row = console.some_row("the one from Dublin", SOON, |_| true).await?;
        assert!(row.cell("Description").contains("dublin"), "{row:?}");
        assert_eq!(console.rows().await?.len(), 1);
        // Twice: the second time the ID is what is looked for already.
        for _ in 0..2 {
            paste(&page, &format!("{}.0123456789abcdef", row.header)).await?;
            assert_eq!(search.value().await?, row.header);
        }
        let (sought, id) = (format!("#/tokens?q={}", row.header), &row.header);
        until("the ID in the address", SOON, async || {
            page.url().await.ok()?.ends_with(&sought).then_some(())
        })
        .await?;
        assert!(console.rows().await?.iter().all(|row| row.header == *id));
        search.fill("").await?;

        page.find_containing(Role::Button, "Suspended").click().await?;
        let row = console
            .some_row("the suspended one", SOON, |row| row.cell("Status") == "Suspended")
            .await?;
        assert_eq!(console.rows().await?.len(), 1);
        // Written once the rows are seen.
        let written = until("the address", SOON, async || {
            let url = page.url().await.ok()?;
            url.ends_with("#/tokens?show=suspended").then_some(())
        });
        written.await?;

        page.reload().await?;
        console.row(&row.header, SOON, |_| true).await?;
        assert_eq!(console.rows().await?.len(), 1);

        // A token has an address of its own, and Back leads out of it.
        page.find(Role::Button, &row.header).click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {}", row.header));
        panel.find_containing(Role::Button, "Resume").node().await?;
        // The judge's words, once it is there.
        panel
            .until("it doesn't say why", |tree, node| {
                tree.text(node).contains("The signing usage is off")
            })
            .await?;
        let url = page.url().await?;
        assert!(url.contains(&format!("#/tokens/{}", row.header)), "{url}");
        page.script("history.back()").await?;
        panel.gone().await?;
        page.open(&url).await?;
        page.reload().await?;
        panel.node().await?;
        Ok(())
    })
    .await
}

/// Puts a text into the search at one stroke, in place of what it holds.
async fn paste(page: &Browser, text: &str) -> Outcome {
    let script = "const field = document.querySelector('karmada-token-console').shadowRoot.querySelector('input[type=search]'); \
                  field.value = ''; field.focus();";
    page.script(script).await?;
    Ok(page.type_text(text).await?)
}

#[tokio::test]
async fn a_selection_is_changed_at_once_and_each_token_says_what_became_of_it() -> Outcome {
    story("list-batch", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        page.resize(1280, 900, 1).await?;
        let usable = console.id_of("Usable").await?;
        let never = console.id_of("Never expires").await?;
        for id in [&usable, &never] {
            page.find(Role::Checkbox, &format!("Select token {id}"))
                .click()
                .await?;
        }
        // Another filter takes them out of sight, and a change would still be of both.
        page.find_containing(Role::Button, "Within 24 h").click().await?;
        let told = page.find_containing(Role::Group, "2 selected, ");
        assert!(told.text().await?.contains("of them not shown here"));
        page.find_containing(Role::Button, "All").click().await?;
        console.change_all_selected("Suspend", 2).await?;
        for id in [&usable, &never] {
            console
                .row(id, SOON, |row| row.cell("Status") == "Suspended")
                .await?;
        }

        let expired = console.id_of("Expired").await?;
        page.find(Role::Button, "Delete expired").click().await?;
        let question = page.find(Role::AlertDialog, &format!("Delete token {expired}?"));
        question.find(Role::Button, "Delete").click().await?;
        console.no_row(&expired, SOON).await?;
        Ok(())
    })
    .await
}

/// Has what changes a token wait until it is let go.
const HOLD: &str = "
    const ask = globalThis.fetch;
    const held = new Promise((letGo) => { globalThis.letGo = letGo; });
    globalThis.fetch = async (what, ...rest) => {
      if (what.method === 'PATCH') await held;
      return ask(what, ...rest);
    };";

#[tokio::test]
async fn a_change_of_several_is_stopped_by_the_person_and_by_what_would_keep_all_of_them() -> Outcome {
    story("list-batch-stopped", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let ids = [
            console.id_of("Usable").await?,
            console.id_of("Never expires").await?,
        ];
        for id in &ids {
            page.find(Role::Checkbox, &format!("Select token {id}"))
                .click()
                .await?;
        }
        page.script(HOLD).await?;
        let question = console.change_selected("Suspend", 2).await?;
        let stop = question.find(Role::Button, "Stop after this one");
        stop.click().await?;
        stop.until("it can be pressed again", |_, node| node.is("disabled"))
            .await?;
        page.script("letGo()").await?;
        question
            .find_containing(Role::Alert, "Done: 1. Failed: 0. Not begun: 1.")
            .node()
            .await?;
        question.find(Role::Button, "Done").click().await?;

        // The one that was not begun is still selected. The other two have to wait for a server that doesn't answer.
        for id in [console.id_of("Suspended").await?, console.id_of("Expired").await?] {
            page.find(Role::Checkbox, &format!("Select token {id}"))
                .click()
                .await?;
        }
        page.go_offline(true).await?;
        let question = console.change_selected("Resume", 3).await?;
        question
            .find_containing(Role::Alert, "Done: 0. Failed: 1. Not begun: 2.")
            .node()
            .await?;
        question.find(Role::Button, "Done").click().await?;
        page.go_offline(false).await?;
        page.find_containing(Role::Group, "3 of").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_of_one_token_is_saved_and_seen() -> Outcome {
    story("list-edit", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let id = console.id_of("Usable").await?;
        page.find(Role::Button, &id).click().await?;
        page.find(Role::Dialog, &format!("Token {id}"))
            .find(Role::Button, "Edit")
            .click()
            .await?;
        let form = page.find(Role::Dialog, &format!("Edit token {id}"));
        form.find(Role::Textbox, "Description")
            .fill("handed over")
            .await?;
        form.find(Role::Radio, "Never").click().await?;
        form.find(Role::Button, "Save").click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {id}"));
        panel.find(Role::Button, "Close").click().await?;
        console
            .row(&id, SOON, |row| {
                row.cell("Status") == "Never expires" && row.cell("Description") == "handed over"
            })
            .await?;
        // The secret was not named by the patch, and is still there.
        console.reveal(&id).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_other_language_is_a_click_away_and_is_kept() -> Outcome {
    story("list-language", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Button, "简体中文").click().await?;
        page.find(Role::Heading, "引导令牌").node().await?;
        page.reload().await?;
        page.find(Role::Heading, "引导令牌").node().await?;
        assert_eq!(
            page.script("return document.documentElement.lang").await?,
            "zh-CN"
        );
        page.find(Role::Button, "English").click().await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        Ok(())
    })
    .await
}

/// Notes what the list waits for: what was asked, and how it was answered.
const NOTE: &str = "
    globalThis.asked = [];
    const ask = globalThis.fetch;
    globalThis.fetch = (what, ...rest) => {
      const { pathname, search } = new URL(what.url ?? what, location.href);
      const answer = ask(what, ...rest);
      if (/info$|secrets$/.test(pathname) && !search.includes('watch=')) {
        const place = asked.push([pathname]) - 1;
        answer.then(({ status }) => asked[place].push(status), () => {});
      }
      return answer;
    };";
const NO_WASM: &str = "WebAssembly.instantiateStreaming = () => new Promise(() => {})";
const DRAWN: &str = "return document.querySelector('karmada-token-console').shadowRoot.childElementCount";
const INFO: &str = "/-/info";
const LIST: &str = "/api/v1/namespaces/kube-system/secrets";

/// What was asked by a page that has asked for both, once both are answered.
async fn asked(page: &Browser) -> Outcome<Value> {
    let asked = until("both answers", SOON, async || {
        let asked = page.script("return asked").await.ok()?;
        let all = asked.as_array()?;
        let is_answered = |one: &Value| one.as_array().is_some_and(|one| one.len() == 2);
        (all.len() >= 2 && all.iter().all(is_answered)).then_some(asked)
    });
    Ok(asked.await?)
}

/// The requests that the list waits for are under way while the wasm still is.
#[tokio::test]
async fn what_the_list_takes_is_asked_before_the_console_is_there_and_once() -> Outcome {
    let both = json!([[INFO, 200], [LIST, 200]]);
    story("list-ahead", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let waiting = stage.open("about:blank").await?;
        waiting.before_each_load(NOTE).await?;
        waiting.before_each_load(NO_WASM).await?;
        waiting.open(&proxy.url()).await?;
        assert_eq!(asked(&waiting).await?, both);
        assert_eq!(waiting.script(DRAWN).await?, 0, "the wasm is there");

        let page = stage.open("about:blank").await?;
        page.before_each_load(NOTE).await?;
        page.open(&proxy.url()).await?;
        Console::new(page.clone())
            .some_row("a row", SOON, |_| true)
            .await?;
        assert_eq!(asked(&page).await?, both);
        Ok(())
    })
    .await
}

/// What is asked ahead carries the key of the session, by the names under which the console keeps and sends it: were they others
/// in `ahead.js`, the list would be asked for without the key, or only once the wasm is there.
#[tokio::test]
async fn who_is_signed_in_over_plain_http_has_the_list_asked_ahead_with_the_sessions_key() -> Outcome {
    let both = json!([[LIST, 200], [INFO, 200]]);
    story("list-ahead-session", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage
            .serve(Serve::kubeconfig_file(
                &plane.kubeconfig_file(&User::administrator())?,
            ))
            .await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        page.find(Role::Button, "Create token").node().await?;

        page.before_each_load(NOTE).await?;
        page.reload().await?;
        page.find(Role::Button, "Create token").node().await?;
        assert_eq!(asked(&page).await?, both, "asked more than once");
        page.before_each_load(NO_WASM).await?;
        page.reload().await?;
        assert_eq!(asked(&page).await?, both, "not asked ahead");
        assert_eq!(page.script(DRAWN).await?, 0, "the wasm is there");
        Ok(())
    })
    .await
}
