//! Every task by the keyboard alone, and the focus is never lost: after each step something has it.

use karmada_token_tests::{Browser, Key, Outcome, Role, SOON, Serve, User, story, until};
use serde_json::Value;

/// Goes to something by Tab, presses Enter on it, and makes sure that the focus is somewhere then.
pub(super) async fn go(page: &Browser, role: Role, name: &str) -> Outcome {
    page.tab_to(role, name).await?;
    page.press(Key::Enter).await?;
    page.keeps_focus().await?;
    Ok(())
}

/// Waits until something has the focus, such as what opened a dialog that has closed.
pub(super) async fn has_focus(page: &Browser, role: Role, name: &str) -> Outcome {
    page.find(role, name)
        .until("it has not got the focus", |_, node| node.is("focused"))
        .await?;
    Ok(())
}

#[tokio::test]
async fn create_copy_open_edit_and_suspend() -> Outcome {
    story("keyboard-one", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        page.find(Role::Table, "Bootstrap tokens").node().await?;

        go(&page, Role::Button, "Create token").await?;
        // At its first field, though its body is long enough to scroll.
        has_focus(&page, Role::Radio, "One token").await?;
        page.tab_to(Role::Textbox, "Description").await?;
        page.type_text("by hand").await?;
        let form = page.find(Role::Dialog, "Create token");
        form.node().await?;
        page.press(Key::Enter).await?;
        let result = page.find(Role::Dialog, "Token created");
        result.node().await?;
        page.keeps_focus().await?;
        go(&page, Role::Button, "Copy token").await?;
        let token = result.find(Role::Textbox, "Token").value().await?;
        let copied = until("the clipboard", SOON, async || {
            page.clipboard().await.ok().filter(|text| *text == token)
        });
        copied.await?;
        go(&page, Role::Button, "Done").await?;
        has_focus(&page, Role::Button, "Create token").await?;

        let (id, _) = token.split_once('.').unwrap_or_default();
        go(&page, Role::Button, id).await?;
        let panel = page.find(Role::Dialog, &format!("Token {id}"));
        panel.node().await?;
        go(&page, Role::Button, "Edit").await?;
        page.tab_to(Role::Textbox, "Description").await?;
        // Coming by Tab selects what is there.
        page.type_text("by hand, twice").await?;
        page.press(Key::Enter).await?;
        panel.node().await?;
        page.keeps_focus().await?;
        go(&page, Role::Button, "Suspend").await?;
        let question = page.find(Role::AlertDialog, &format!("Suspend token {id}?"));
        question.node().await?;
        has_focus(&page, Role::Button, "Cancel").await?;
        go(&page, Role::Button, "Suspend").await?;
        // Back to the token that it was opened from; only from there to the list.
        panel.node().await?;
        page.keeps_focus().await?;
        go(&page, Role::Button, "Delete").await?;
        page.press(Key::Escape).await?;
        panel.node().await?;
        page.press(Key::Escape).await?;
        has_focus(&page, Role::Button, id).await?;
        let row = console
            .row(id, SOON, |row| row.cell("Status") == "Suspended")
            .await?;
        assert_eq!(row.cell("Description"), "by hand, twice");

        // Escape leaves whatever is open, and the focus goes back.
        go(&page, Role::Button, id).await?;
        panel.node().await?;
        page.press(Key::Escape).await?;
        panel.gone().await?;
        has_focus(&page, Role::Button, id).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sort_narrow_and_delete_a_selection() -> Outcome {
    story("keyboard-many", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let expired = console.id_of("Expired").await?;
        let suspended = console.id_of("Suspended").await?;

        let order = "return [...document.querySelector('karmada-token-console').shadowRoot.querySelectorAll('th[aria-sort]')] \
                     .map((header) => [header.textContent, header.ariaSort]).filter(([, sort]) => sort !== 'none').flat()";
        go(&page, Role::Button, "Expires").await?;
        let first = page.script(order).await?;
        page.press(Key::Enter).await?;
        let second = page.script(order).await?;
        assert_eq!((&first[0], &second[0]), (&"Expires".into(), &"Expires".into()));
        assert_ne!(first[1], second[1], "the other way round");
        has_focus(&page, Role::Button, "Expires").await?;

        for id in [&expired, &suspended] {
            page.tab_to(Role::Checkbox, &format!("Select token {id}")).await?;
            page.press(Key::Space).await?;
            page.keeps_focus().await?;
        }
        go(&page, Role::Button, "Delete").await?;
        let question = page.find(Role::AlertDialog, "Delete tokens: 2");
        question.node().await?;
        go(&page, Role::Button, "Delete").await?;
        question.find_containing(Role::Alert, "Done: 2").node().await?;
        page.keeps_focus().await?;
        go(&page, Role::Button, "Done").await?;
        for id in [&expired, &suspended] {
            console.no_row(id, SOON).await?;
        }
        page.keeps_focus().await?;

        // One alone: its own button goes with it, and that of the row beside it has the focus.
        let never = console.id_of("Never expires").await?;
        go(&page, Role::Button, &format!("Delete token {never}")).await?;
        go(&page, Role::Button, "Delete token").await?;
        console.no_row(&never, SOON).await?;
        let focused = page.focused().await?;
        let name = focused.as_ref().map(|node| node.name()).unwrap_or_default();
        assert!(name.starts_with("Delete token ") && !name.contains(&never), "{name}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn validate_and_back() -> Outcome {
    story("keyboard-validate", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        go(&page, Role::Button, "Validate").await?;
        page.tab_to(Role::Textbox, "Text to look at").await?;
        page.type_text("ABCDEF.0123456789abcdef").await?;
        go(&page, Role::Button, "Use the corrected text").await?;
        let text = page.find(Role::Textbox, "Text to look at");
        assert_eq!(text.value().await?, "abcdef.0123456789abcdef");
        has_focus(&page, Role::Textbox, "Text to look at").await?;
        assert_eq!(page.script("return document.title").await?, "Validate - Karmada");
        go(&page, Role::Button, "Tokens").await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.keeps_focus().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_choice_of_columns_gives_the_focus_back() -> Outcome {
    story("keyboard-columns", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        go(&page, Role::Button, "Columns").await?;
        page.tab_to(Role::Checkbox, "Groups").await?;
        page.press(Key::Space).await?;
        page.press(Key::Escape).await?;
        has_focus(&page, Role::Button, "Columns").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sign_in_by_a_bearer_token_and_out() -> Outcome {
    story("keyboard-sign-in", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        let show = async |token: &str| {
            page.tab_to(Role::Textbox, "Bearer token").await?;
            page.type_text(token).await?;
            page.press(Key::Enter).await
        };
        show("a-token-that-nobody-holds").await?;
        page.find_containing(Role::Alert, "does not know this token")
            .node()
            .await?;
        page.keeps_focus().await?;
        show(User::viewer().token().unwrap_or_default()).await?;
        has_focus(&page, Role::Heading, "Bootstrap tokens").await?;
        go(&page, Role::Button, "Sign out").await?;
        has_focus(&page, Role::Textbox, "Bearer token").await?;
        Ok(())
    })
    .await
}

/// Whatever a live region says from now on.
const LISTEN: &str = "
    globalThis.heard = [];
    const root = document.querySelector('karmada-token-console').shadowRoot;
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target.closest ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]');
        if (region) heard.push(region.textContent);
      }
    }).observe(root, { subtree: true, childList: true, characterData: true });
";

#[tokio::test]
async fn a_live_region_says_what_changes_and_not_the_countdown() -> Outcome {
    story("live-region", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let id = console.id_of("Suspended").await?;
        // The clock stands at seconds where less than a minute is left: every second another word in its row.
        let form = console.open_create().await?;
        form.find(Role::Radio, "Custom").click().await?;
        form.find(Role::Textbox, "TTL").fill("59s").await?;
        form.find(Role::Button, "Create token").click().await?;
        page.find(Role::Dialog, "Token created")
            .find(Role::Button, "Done")
            .click()
            .await?;
        let words = "return [...document.querySelector('karmada-token-console').shadowRoot.querySelectorAll('.relative')].map((cell) => cell.textContent).join()";
        let silent = "return [...document.querySelector('karmada-token-console').shadowRoot.querySelectorAll('[role=status]')].every((region) => !region.textContent)";
        let taken_away = until("the end of what was said of the creation", SOON, async || {
            page.script(silent).await.ok().filter(|silent| *silent == true)
        });
        taken_away.await?;
        page.script(LISTEN).await?;
        let before = page.script(words).await?;
        let moved = until("the countdown to move", SOON, async || {
            page.script(words).await.ok().filter(|now| *now != before)
        });
        moved.await?;
        assert_eq!(page.script("return heard").await?, serde_json::json!([]));

        console.delete(&id).await?;
        let said = until("the deletion to be said", SOON, async || {
            let heard = page.script("return heard").await.ok()?;
            let told = format!("Token {id} deleted");
            let all = heard.as_array()?.iter().filter_map(Value::as_str);
            all.into_iter().any(|text| text.contains(&told)).then_some(())
        });
        said.await?;
        Ok(())
    })
    .await
}
