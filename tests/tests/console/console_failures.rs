//! When things go wrong, the page says what, in plain words, and goes on.

use std::time::Duration;

use karmada_token_tests::{Outcome, Role, SOON, Serve, story, until};
use tokio::time::sleep;

/// What the console asks for is answered by the page itself, from here on: the list as `globalThis.answer` says, and the rest by
/// a 401 once `globalThis.ended` is set.
const ANSWERED_HERE: &str = r#"
    const json = (body, status = 200) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
    const element = document.createElement("karmada-token-console");
    element.setAttribute("api-base", location.origin);
    element.fetch = async (request) => {
      const url = new URL(request.url);
      if (url.pathname.endsWith("/-/info")) return json({ mode: "bearer", signedIn: !globalThis.ended });
      if (url.searchParams.has("watch")) return new Response(new ReadableStream({}));
      if (globalThis.ended) return json({ kind: "Status", code: 401, reason: "Unauthorized", message: "" }, 401);
      if (!url.pathname.endsWith("/secrets")) return json({ status: { allowed: true } });
      if (globalThis.answer === undefined) return new Promise((_, refuse) => request.signal.addEventListener("abort", () => refuse(request.signal.reason)));
      const [code, reason, message] = globalThis.answer;
      if (code === 200) return json({ metadata: { resourceVersion: "1" }, items: [] });
      return json({ kind: "Status", code, reason, message }, code);
    };
    document.querySelector("karmada-token-console").replaceWith(element);
"#;

#[tokio::test]
async fn each_refusal_is_said_with_what_to_do() -> Outcome {
    story("refusals", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        page.script(ANSWERED_HERE).await?;

        // Grey bars at first; after a while a word beside them.
        page.find_containing(Role::Status, "Loading tokens")
            .node()
            .await?;
        page.find_containing(Role::Status, "longer than usual")
            .node()
            .await?;

        let refusals = [
            (
                403,
                "Forbidden",
                "secrets is forbidden",
                "Ask an administrator of Karmada",
            ),
            (
                409,
                "Conflict",
                "the object has been modified",
                "repeat what you wanted",
            ),
            (
                429,
                "TooManyRequests",
                "slow down",
                "wait a little, then try again",
            ),
            (500, "InternalError", "etcd leader changed", "its log says why"),
            (401, "Unauthorized", "who are you", "Sign in again"),
        ];
        for (code, reason, message, advice) in refusals {
            page.script(&format!("globalThis.answer = [{code}, '{reason}', '{message}']"))
                .await?;
            page.script(ANSWERED_HERE).await?;
            page.find_containing(Role::Alert, advice).node().await?;
            if code != 401 {
                page.find_containing(Role::Alert, message).node().await?;
            }
            if matches!(code, 429 | 500) {
                // It is there, and so the page does not say that it can't be reached.
                page.find_containing(Role::Alert, "refuses or fails for now")
                    .node()
                    .await?;
            }
        }
        page.script("globalThis.answer = [200]").await?;
        page.script("document.querySelector('karmada-token-console').refresh()")
            .await?;
        page.find(Role::Heading, "No bootstrap tokens").node().await?;
        Ok(())
    })
    .await
}

/// The list's watch may stay open for minutes: what is asked while the preflight is open notices it first.
/// Ends the sign-in, and has the preflight ask again.
const ENDED: &str = "
    globalThis.ended = true;
    const buttons = document.querySelector('karmada-token-console').shadowRoot.querySelectorAll('button');
    [...buttons].find((button) => button.textContent.includes('Check again')).click();";

#[tokio::test]
async fn a_sign_in_that_ends_at_the_preflight_is_asked_for_anew() -> Outcome {
    story("preflight-ended", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        page.script("globalThis.answer = [200]").await?;
        page.script(ANSWERED_HERE).await?;
        page.find(Role::Button, "Preflight").click().await?;
        page.find(Role::Button, "Check again").node().await?;
        // At one stroke: a question that is still on its way would ask for the sign-in before the press.
        page.script(ENDED).await?;
        page.find(Role::Heading, "Sign in").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_network_the_page_says_so_and_goes_on_by_itself() -> Outcome {
    story("offline", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let known = console.some_row("any token", SOON, |_| true).await?;
        page.go_offline(true).await?;
        page.script("document.querySelector('karmada-token-console').refresh()")
            .await?;
        let banner = page.find_containing(Role::Alert, "This computer is offline");
        banner.node().await?;
        banner
            .until("it doesn't say when it is tried again", |tree, node| {
                tree.text(node).contains("Trying again in")
            })
            .await?;
        // The last that was known stays, and a form takes what is typed.
        console.row(&known.header, SOON, |_| true).await?;
        let form = console.open_create().await?;
        form.find(Role::Textbox, "Description")
            .fill("typed without a network")
            .await?;
        form.find(Role::Button, "Create token").click().await?;
        form.find_containing(Role::Alert, "it is not known whether")
            .node()
            .await?;

        page.go_offline(false).await?;
        form.find_containing(Role::Alert, "it was not created")
            .node()
            .await?;
        assert_eq!(
            form.find(Role::Textbox, "Description").value().await?,
            "typed without a network"
        );
        form.find(Role::Button, "Create token").click().await?;
        page.find(Role::Dialog, "Token created")
            .find(Role::Button, "Done")
            .click()
            .await?;
        console
            .some_row("the one that was typed", SOON, |row| {
                row.cell("Description") == "typed without a network"
            })
            .await?;
        page.find_containing(Role::Alert, "offline").gone().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_browser_that_cannot_run_it_says_so() -> Outcome {
    story("no-wasm", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open("about:blank").await?;
        page.before_each_load("delete globalThis.WebAssembly").await?;
        page.open(&proxy.url()).await?;
        page.find_containing(Role::Alert, "This browser has no WebAssembly")
            .node()
            .await?;
        page.find(Role::Button, "Reload").node().await?;
        // The module's own complaint is what was provoked.
        page.log().await?;

        // One without modules or custom elements runs nothing at all: what stands in the page is seen.
        let page = stage.open("about:blank").await?;
        page.before_each_load("customElements.define = () => {}").await?;
        page.open(&proxy.url()).await?;
        let text = until("the static message", SOON, async || {
            let outline = page.tree().await.ok()?.outline();
            outline.contains("The console has not come up").then_some(outline)
        })
        .await?;
        assert!(text.contains("控制台未能启动"), "{text}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wasm_that_is_lost_on_the_way_is_asked_for_again() -> Outcome {
    story("wasm-lost", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open("about:blank").await?;
        page.lose(&["*.wasm*"]).await?;
        page.open(&proxy.url()).await?;
        page.find_containing(Role::Alert, "The console could not be loaded")
            .node()
            .await?;
        // The module's own complaint is what was provoked.
        page.log().await?;
        page.lose(&[]).await?;
        page.find(Role::Button, "Reload").click().await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn s43_a_panic_leaves_a_message_and_no_token_anywhere() -> Outcome {
    story("panic", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let id = console.id_of("Usable").await?;
        let revealed = console.reveal(&id).await?;
        // The console has it in memory again, and on the page, when it fails.
        page.find(Role::Button, &format!("Reveal token {id}"))
            .click()
            .await?;
        let panel = page.find(Role::Dialog, &format!("Token {id}"));
        panel.find(Role::Textbox, "Token").node().await?;
        let faults = page.faults().await?;
        assert!(faults.is_empty(), "before anything was provoked: {faults:?}");

        // A page in which no dialog can be made: what Leptos takes for impossible, and panics at.
        page.script(
            "const make = Document.prototype.createElement; \
             Document.prototype.createElement = function (name, ...rest) { \
               if (name === 'dialog') throw new Error('no dialogs today'); \
               return make.call(this, name, ...rest); \
             };",
        )
        .await?;
        panel.find(Role::Button, "Edit").click().await?;
        page.find_containing(Role::Alert, "The console has failed and was stopped")
            .node()
            .await?;
        let reload = page.find(Role::Button, "Reload");
        reload
            .until("it has no focus", |_, node| node.is("focused"))
            .await?;

        // What has failed is over: the clock that moves on every second finds nothing to go on with.
        sleep(Duration::from_millis(2_500)).await;
        let (_, secret) = revealed.token.split_once('.').unwrap_or_default();
        let said: Vec<String> = page.log().await?.iter().map(ToString::to_string).collect();
        let said = said.join("\n");
        let panics = said.matches("karmada-token-console has failed at").count();
        assert_eq!(panics, 1, "one real panic: {said}");
        assert!(
            !said.contains(secret) && !said.contains(&revealed.token),
            "{said}"
        );
        let markup = page
            .script("return document.querySelector('karmada-token-console').shadowRoot.innerHTML")
            .await?
            .to_string();
        assert!(!markup.contains(secret), "{markup}");

        reload.click().await?;
        panel.node().await?;
        Ok(())
    })
    .await
}
