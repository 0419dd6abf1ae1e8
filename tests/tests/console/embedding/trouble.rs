//! What the page hands over, or lets through, and is no good.

use std::time::Duration;

use karmada_token_tests::{Outcome, Role, SOON, story, until};
use serde_json::json;
use tokio::time::sleep;

use super::plain::ELEMENT;
use super::support::{Dashboard, LISTEN};

const PAGE: &str =
    "<iframe id=frame></iframe><div id=place><karmada-token-console></karmada-token-console></div>";

/// Another element in place of the one there is, with these properties.
fn anew(properties: &str) -> String {
    format!(
        "const element = document.createElement('karmada-token-console'); Object.assign(element, {properties}); place.replaceChildren(element);"
    )
}

#[tokio::test]
async fn a_page_that_answers_each_refusal_by_another_try_is_slowed_down() -> Outcome {
    story("embed-loop", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script(&format!(
            "globalThis.asked = 0; {} \
             element.addEventListener('autherror', async () => {{ await undefined; element.refresh(); }});",
            anew("{ getToken: () => 'none', fetch: async () => { asked += 1; return new Response('', { status: 401 }); } }")
        ))
        .await?;
        page.find(Role::Heading, "Sign in").node().await?;
        // So many in such a time is what is tried.
        sleep(Duration::from_secs(3)).await;
        let asked = page.script("return asked").await?.as_u64().unwrap_or_default();
        assert!((2..=6).contains(&asked), "{asked} requests");
        // A good token goes on by itself.
        page.script(&format!("{ELEMENT}.fetch = fetch.bind(globalThis)")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_that_fails_once_is_asked_for_again() -> Outcome {
    story("embed-flaky", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script(&format!(
            "{LISTEN} globalThis.fails = false; globalThis.failed = 0; {}",
            anew("{ getToken: async () => { if (fails) { failed += 1; throw new Error('a moment'); } return 'good'; } }")
        ))
        .await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script(&format!("fails = true; {ELEMENT}.refresh()")).await?;
        let banner = page.find_containing(Role::Alert, "gave no token");
        banner.node().await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let again = until("the token to be asked for again", SOON, async || {
            let failed = page.script("return failed").await.ok()?;
            (failed.as_u64()? >= 2).then_some(())
        });
        again.await?;
        page.script("fails = false").await?;
        banner.gone().await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let told = page
            .script("return told.filter(([name]) => name === 'autherror')")
            .await?;
        assert_eq!(told, json!([["autherror", true, { "reason": "no-token" }]]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_fetch_of_another_window_or_library_serves_as_well() -> Outcome {
    story("embed-fetch", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        dashboard
            .pages
            .write("frame.html", "<!doctype html><title>Frame</title>")?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        for fetch in [
            "(request) => ({ then: (...next) => fetch(request).then(...next) })",
            "(request) => frame.contentWindow.fetch(request)",
        ] {
            page.script(&anew(&format!("{{ fetch: {fetch} }}"))).await?;
            page.find(Role::Table, "Bootstrap tokens").node().await?;
            // And the watch of it is one: that it is none would be told by then, that it is one nothing tells.
            let alert = page.find_containing(Role::Alert, "There was no answer");
            sleep(Duration::from_millis(500)).await;
            assert!(!alert.is_there().await?, "{fetch}");
        }
        // What is none is named, once.
        page.script(&anew("{ fetch: async () => ({ data: [] }) }"))
            .await?;
        page.find_containing(Role::Alert, "There was no answer")
            .node()
            .await?;
        // By then it is asked for again.
        sleep(Duration::from_secs(2)).await;
        let said = page.log().await?;
        let said = said
            .iter()
            .filter(|line| line.to_string().contains("is no Response"));
        assert_eq!(said.count(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_base_where_no_api_answers_opens_nothing() -> Outcome {
    story("embed-wrong-base", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        // A server that answers whatever it doesn't know with the application's page.
        page.script(&anew("{ fetch: async () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }) }"))
            .await?;
        page.script("document.querySelector('karmada-token-console').setAttribute('api-base', '/elsewhere')")
            .await?;
        page.find_containing(Role::Alert, &dashboard.page("elsewhere/")).node().await?;
        assert!(!page.find(Role::Button, "Create token").is_there().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_load_that_fails_is_told_to_the_page_and_tried_again_in_its_place() -> Outcome {
    story("embed-load", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, "<div id=place></div>").await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.lose(&["*_bg.wasm*"]).await?;
        page.script(&format!(
            "{LISTEN} document.documentElement.lang = 'zh'; globalThis.unheard = 0; \
             addEventListener('unhandledrejection', () => {{ unheard += 1; }}); {}",
            anew("{}")
        ))
        .await?;
        page.find_containing(Role::Alert, "无法加载控制台").node().await?;
        page.log().await?;
        let told = page
            .script("return [told.map(([name]) => name), unheard]")
            .await?;
        assert_eq!(told, json!([["loaderror"], 0]));
        page.lose(&[]).await?;
        page.script("globalThis.still = 1").await?;
        page.find(Role::Button, "重试").click().await?;
        page.find(Role::Heading, "引导令牌").node().await?;
        assert_eq!(page.script("return still").await?, 1, "the page was loaded anew");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_failure_another_element_says_so_too() -> Outcome {
    story("embed-after-panic", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script(&format!(
            "{LISTEN} globalThis.make = Document.prototype.createElement; \
             Document.prototype.createElement = function (name, ...rest) {{ \
               if (name === 'dialog') throw new Error('no dialogs today'); \
               return make.call(this, name, ...rest); \
             }}; {ELEMENT}.openCreate();"
        ))
        .await?;
        let failed = page.find_containing(Role::Alert, "The console has failed and was stopped");
        failed.node().await?;
        page.log().await?;
        page.script("Document.prototype.createElement = make; place.replaceChildren()")
            .await?;
        failed.gone().await?;
        page.script(&format!(
            "told.length = 0; document.documentElement.lang = 'zh'; {}",
            anew("{}")
        ))
        .await?;
        page.find_containing(Role::Alert, "控制台出现故障并已停止")
            .node()
            .await?;
        assert_eq!(page.script("return told").await?, json!([]));
        Ok(())
    })
    .await
}
