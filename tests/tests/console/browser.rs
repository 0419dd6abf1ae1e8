//! The harness's eyes and hands, tried on a page that is known.

use std::time::Duration;

use karmada_token_tests::{Browser, BrowserError, Outcome, Role, Secrets, Serve, Stage, User, story};

const PAGE: &str = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/fixtures/page.html");

async fn page(stage: &mut Stage) -> Outcome<Browser> {
    stage.open(PAGE).await
}

#[tokio::test]
async fn what_is_in_a_shadow_root_is_found_by_role_and_name() -> Outcome {
    story("found", async |stage| {
        let page = page(stage).await?;
        page.find(Role::Heading, "Harness").node().await?;
        let press = page.find(Role::Button, "Press").node().await?;
        assert_eq!(press.description(), "adds a row");
        assert!(!press.is("disabled"));
        assert!(page.find(Role::Button, "Nothing").node().await?.is("disabled"));
        assert!(page.find(Role::Textbox, "Broken").node().await?.is("invalid"));
        assert!(!page.find(Role::Textbox, "Words").node().await?.is("invalid"));
        assert!(
            !page.find(Role::Button, "Hidden").is_there().await?,
            "hidden from a screen reader"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn clicks_and_keys_arrive_and_what_changes_is_waited_for() -> Outcome {
    story("acts", async |stage| {
        let page = page(stage).await?;
        let words = page.find(Role::Textbox, "Words");
        words.fill("new words").await?;
        assert_eq!(words.value().await?, "new words");
        assert_eq!(
            page.find_containing(Role::Status, "typed").text().await?,
            "typed new words"
        );
        words.fill("").await?;
        assert_eq!(words.value().await?, "");

        page.find(Role::Button, "Press").click().await?;
        let dialog = page.find(Role::Dialog, "Sure?");
        dialog.find(Role::Button, "Press").click().await?;
        dialog.gone().await?;
        let rows = page.rows("Things").await?;
        let cells: Vec<_> = rows
            .iter()
            .map(|row| (row.header.as_str(), row.cell("Status")))
            .collect();
        assert_eq!(cells, [("one", "Fine so far"), ("two", "New")]);
        Ok(())
    })
    .await
}

/// Something comes into the place of the first button when the pointer is over it already.
const COMES_BETWEEN: &str = "
    globalThis.presses = 0;
    const other = document.createElement('button');
    other.textContent = 'Other';
    other.style = 'display: block; width: 100%; height: 400px';
    other.addEventListener('click', () => { presses += 1; });
    globalThis.root = document.querySelector('test-element').shadowRoot;
    addEventListener('mousemove', () => root.prepend(other), { once: true });";

#[tokio::test]
async fn what_moves_away_is_clicked_where_it_is_then_and_nothing_else_is() -> Outcome {
    story("moves", async |stage| {
        let page = page(stage).await?;
        page.script(COMES_BETWEEN).await?;
        page.find(Role::Button, "Press").click().await?;
        page.find(Role::Dialog, "Sure?").node().await?;
        let seen = page
            .script("return [root.firstChild.textContent, presses]")
            .await?;
        assert_eq!(seen, serde_json::json!(["Other", 0]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_missing_is_told_with_what_was_there() -> Outcome {
    story("missing", async |stage| {
        let page = page(stage).await?;
        let absent = page.find(Role::Button, "Delete").soon(Duration::from_millis(300));
        let error = absent.node().await.expect_err("there is no such button");
        assert!(matches!(error, BrowserError::NotThere { .. }), "{error}");
        for part in ["button \"Delete\"", "button \"Press\"", "textbox \"Words\""] {
            assert!(error.to_string().contains(part), "{part} is not in: {error}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_that_logs_an_error_fails_its_story() -> Outcome {
    for script in [
        "setTimeout(() => { throw new Error('uncaught') })",
        "Promise.reject(new Error('unhandled'))",
        "console.error('said')",
        // A policy laid on the page, and an inline script against it.
        "const policy = document.createElement('meta'); policy.httpEquiv = 'Content-Security-Policy'; \
         policy.content = \"script-src 'none'\"; document.head.append(policy); \
         const inline = document.createElement('script'); inline.textContent = '1'; document.head.append(inline)",
    ] {
        let told = story("faults", async |stage| {
            let page = page(stage).await?;
            page.script(script).await?;
            // After the script's own timer.
            page.script_async("setTimeout(arguments[0])").await?;
            Ok(())
        })
        .await;
        let failure = told.expect_err(script).to_string();
        assert!(failure.contains("the page's own errors"), "{failure}");
        forget_traces(&failure);
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_leaves_a_secret_fails_its_story() -> Outcome {
    let viewer = User::viewer();
    let bearer = viewer.token().unwrap_or_default();
    // As it is in etcd, the same as a Secret's data has it, and a whole token that nobody knows.
    let (stored, encoded, unknown) = (
        "0123456789abcdef",
        "MDEyMzQ1Njc4OWFiY2RlZg==",
        "abcdef.ghijklmnop012345",
    );
    let ways = [
        ("the log", format!("console.debug('made', '{stored}')")),
        ("localStorage", format!("localStorage.made = '{bearer}'")),
        (
            "sessionStorage",
            format!("sessionStorage.setItem('made', '{stored}')"),
        ),
        ("a cookie", format!("document.cookie = 'made={bearer}'")),
        ("IndexedDB", format!("indexedDB.open('of {stored}')")),
        ("the caches", format!("return caches.open('of {stored}')")),
        ("the title", format!("document.title = 'Made {unknown}.'")),
        ("the address bar", format!("location.hash = '{bearer}'")),
        ("the history", format!("history.replaceState(['{encoded}'], '')")),
        ("the name of the window", format!("name = '{unknown}'")),
        (
            "the address of a request",
            format!("return fetch('/?of={stored}').then((answer) => answer.text())"),
        ),
    ];
    let told = story("left-behind", async |stage| {
        let plane = stage.lent_control_plane().await?;
        Secrets::of(&plane).await?.create_usable("leaves").await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Heading, "Sign in").node().await?;
        for (_, script) in &ways {
            page.script(script).await?;
        }
        // Nothing of it is there any more when the story ends.
        page.find(Role::Button, "简体中文").click().await?;
        page.log().await?;
        page.open("about:blank").await?;
        Ok(())
    })
    .await;
    let failure = told.expect_err("secrets were left").to_string();
    for (place, _) in ways {
        assert!(failure.contains(&format!("\n  {place}: ")), "{place}: {failure}");
    }
    forget_traces(&failure);
    Ok(())
}

#[tokio::test]
async fn a_request_that_fails_is_not_the_pages_fault() -> Outcome {
    story("innocent", async |stage| {
        let missing =
            "const image = new Image(); image.onerror = () => arguments[0](); image.src = 'missing.png'";
        page(stage).await?.script_async(missing).await?;
        Ok(())
    })
    .await
}

/// The failures here are wanted: what they kept is not.
fn forget_traces(failure: &str) {
    let folder = failure.lines().last().map(str::trim).unwrap_or_default();
    assert!(
        std::path::Path::new(folder).join("page-0.png").is_file(),
        "no picture was kept: {failure}"
    );
    assert!(std::fs::remove_dir_all(folder).is_ok(), "{folder} stays");
}
