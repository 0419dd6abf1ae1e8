//! The console's dialogs in a page that has its own.

use karmada_token_tests::{Browser, Key, Outcome, Role, story};

use super::plain::ELEMENT;
use super::support::Dashboard;

const PAGE: &str = "<button id=creates>New token</button><button id=other>Other</button><div id=tab><karmada-token-console></karmada-token-console></div>\
                    <script type=module src=/page.js></script>";
/// The page's own button opens the form, and the page hears of each Escape, as a drawer around the element would. It answers no deletion.
const SCRIPT: &str = "
    globalThis.escapes = 0;
    globalThis.pressed = 0;
    document.querySelector('karmada-token-console').fetch =
      (request) => request.method === 'DELETE' ? new Promise(() => {}) : fetch(request);
    creates.onclick = () => document.querySelector('karmada-token-console').openCreate();
    other.onclick = () => { pressed += 1; };
    addEventListener('keydown', ({ key }) => { if (key === 'Escape') escapes += 1; });
";

async fn page(stage: &mut karmada_token_tests::Stage) -> Outcome<Browser> {
    let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
    dashboard.pages.write("page.js", SCRIPT)?;
    let page = stage.open(&dashboard.page("page.html")).await?;
    page.find(Role::Table, "Bootstrap tokens").node().await?;
    // The folder of the pages goes with the dashboard: all that is wanted of it is there.
    Ok(page)
}

#[tokio::test]
async fn escape_closes_what_is_open_in_it_and_nothing_of_the_pages() -> Outcome {
    story("embed-escape", async |stage| {
        let page = page(stage).await?;
        page.find(Role::Button, "New token").click().await?;
        let form = page.find(Role::Dialog, "Create token");
        form.node().await?;
        page.press(Key::Escape).await?;
        form.gone().await?;
        assert_eq!(page.script("return escapes").await?, 0);
        // The focus is where it was: at the page's own button.
        page.find(Role::Button, "New token")
            .until("it has not the focus", |_, node| node.is("focused"))
            .await?;
        page.find(Role::Button, "Columns").click().await?;
        page.press(Key::Escape).await?;
        assert_eq!(page.script("return escapes").await?, 0, "of the menu");
        page.press(Key::Escape).await?;
        assert_eq!(
            page.script("return escapes").await?,
            1,
            "with nothing open it is the page's"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_escape_closes_a_dialog_that_is_at_work() -> Outcome {
    story("embed-at-work", async |stage| {
        let page = page(stage).await?;
        page.script(&format!(
            "{ELEMENT}.shadowRoot.querySelector('[aria-label^=\"Delete token\"]').click()"
        ))
        .await?;
        let question = page.find_containing(Role::AlertDialog, "Delete token");
        question.find(Role::Button, "Delete token").click().await?;
        for _ in 0..3 {
            page.press(Key::Escape).await?;
        }
        question.node().await?;
        assert_eq!(page.script("return escapes").await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dialog_in_a_hidden_tab_leaves_the_page_alone() -> Outcome {
    story("embed-hidden", async |stage| {
        let page = page(stage).await?;
        let form = page.find(Role::Dialog, "Create token");
        let other = page.find(Role::Button, "Other");
        page.find(Role::Button, "New token").click().await?;
        form.find(Role::Textbox, "Description").fill("half typed").await?;
        page.script("tab.hidden = true").await?;
        other.click().await?;
        assert_eq!(page.script("return pressed").await?, 1);
        // Seen again, it is open again, with what was typed.
        page.script("tab.hidden = false").await?;
        assert_eq!(
            form.find(Role::Textbox, "Description").value().await?,
            "half typed"
        );
        let modal = format!("return {ELEMENT}.shadowRoot.querySelectorAll('dialog:modal').length");
        assert_eq!(page.script(&modal).await?, 1);
        form.find(Role::Button, "Cancel").click().await?;
        form.gone().await?;

        // Nor does one open where nobody sees it.
        page.script("tab.hidden = true").await?;
        page.find(Role::Button, "New token").click().await?;
        other.click().await?;
        assert_eq!(page.script("return pressed").await?, 2);
        page.script("tab.hidden = false").await?;
        form.find(Role::Button, "Cancel").click().await?;
        Ok(())
    })
    .await
}
